/** By how much the covered share changes from dot to dot along a row: an edge changes the dots that it goes through, and all to the right. */
export class Cover {
  private readonly changes: Float32Array;
  private readonly firsts: Int32Array;
  private readonly lasts: Int32Array;
  private top: number;
  private bottom = -1;

  constructor(private readonly width: number, private readonly height: number) {
    this.top = height;
    this.changes = new Float32Array(width * height);
    this.firsts = new Int32Array(height).fill(width);
    this.lasts = new Int32Array(height).fill(-1);
  }

  /** Paints the dots that anything covers, each by its share; then nothing is covered any more. */
  paint(dots: Uint8Array, colour: string): void {
    const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16)) as [number, number, number];
    for (let row = this.top; row <= this.bottom; row += 1) {
      let sum = 0;
      // Outlines are closed: nothing is left to the right of their last edge.
      const last = row * this.width + this.lasts[row]!;
      for (let at = row * this.width + this.firsts[row]!; at <= last; at += 1) {
        sum += this.changes[at]!;
        this.changes[at] = 0;
        const share = Math.abs(sum);
        if (share < 0.004) continue;
        const dot = at * 3;
        const rest = share > 0.996 ? 0 : 1 - share;
        dots[dot] = dots[dot]! * rest + red * (1 - rest);
        dots[dot + 1] = dots[dot + 1]! * rest + green * (1 - rest);
        dots[dot + 2] = dots[dot + 2]! * rest + blue * (1 - rest);
      }
      this.firsts[row] = this.width;
      this.lasts[row] = -1;
    }
    this.top = this.height;
    this.bottom = -1;
  }

  edge(fromX: number, fromY: number, toX: number, toY: number): void {
    if (fromY === toY) return;
    const direction = fromY < toY ? 1 : -1;
    const top = Math.min(fromY, toY);
    const bottom = Math.min(this.height, Math.max(fromY, toY));
    const slope = (toX - fromX) / (toY - fromY);
    const topX = direction === 1 ? fromX : toX;
    for (let row = Math.max(0, Math.floor(top)); row < bottom; row += 1) {
      const from = Math.max(row, top);
      const to = Math.min(row + 1, bottom);
      this.slice(row, this.clamped(topX + (from - top) * slope), this.clamped(topX + (to - top) * slope), (to - from) * direction);
    }
  }

  private clamped(x: number): number {
    return x < 0 ? 0 : x > this.width ? this.width : x;
  }

  /** An edge within one row, from one x to another, evenly. */
  private slice(row: number, a: number, b: number, height: number): void {
    const left = Math.min(a, b);
    const right = Math.max(a, b);
    const start = row * this.width;
    const width = right - left;
    this.firsts[row] = Math.min(this.firsts[row]!, Math.floor(left));
    const after = Math.max(Math.floor(left) + 1, Math.ceil(right));
    this.lasts[row] = Math.max(this.lasts[row]!, Math.min(this.width - 1, after));
    this.top = Math.min(this.top, row);
    this.bottom = Math.max(this.bottom, row);
    let given = 0;
    for (let column = Math.floor(left); column < this.width && (column < right || column === Math.floor(left)); column += 1) {
      const from = Math.max(left, column);
      const to = Math.min(right, column + 1);
      // Where the edge has passed to the left of the dot, the dot is covered; where it goes through, in part.
      const passed = width === 0 ? 0 : (from - left) / width;
      const own = width === 0 ? 1 : (to - from) / width;
      const share = height * (passed + own * (1 - ((from + to) / 2 - column)));
      this.add(start, column, share - given);
      given = share;
    }
    this.add(start, after, height - given);
  }

  private add(start: number, column: number, change: number): void {
    if (column < this.width) this.changes[start + column]! += change;
  }
}
