import { closestCenter, DndContext, MouseSensor, TouchSensor, useDraggable, useDroppable, useSensor, useSensors, type DragEndEvent } from "@dnd-kit/core";
import { useEffect, useId, useRef, useState } from "react";
import { useTranslator } from "~/i18n/use-translator";
import { ClientOnly } from "~/ui/client-only";
import { Icon } from "~/ui/icon";
import type { FormPaper } from "../present";
import { moveDown, moveUp, placeOn, rankOf, setRank, tieWithAbove, type Ranking } from "../present-ranking";
import type { VoteOption } from "./vote-form";

type Props = { options: VoteOption[]; paper: FormPaper | null; onCount: (ranked: number) => void };

/** A ranking by drag, by arrow buttons and by typed numbers. The numbers are what is sent: without a script they are all there is. */
export function RankingField(props: Props) {
  return <ClientOnly fallback={<NumbersOnly {...props} />}>{() => <LiveRanking {...props} />}</ClientOnly>;
}

function startOf({ options, paper }: Props): Ranking {
  const known = new Set(options.map((option) => option.optionId));
  const ranking = paper?.content && "ranking" in paper.content ? paper.content.ranking : [];
  return ranking.map((group) => group.filter((option) => known.has(option))).filter((group) => group.length > 0);
}

function NumbersOnly(props: Props) {
  const { t } = useTranslator();
  const ranking = startOf(props);
  return (
    <ol className="st-ranking">
      {props.options.map((option) => (
        <li key={option.optionId} className="st-ranking__row">
          <input className="form-input st-ranking__number" name={`rank:${option.optionId}`} inputMode="numeric" defaultValue={rankOf(ranking, option.optionId) ?? ""} aria-label={t("vote.number-of", { title: option.title })} />
          <span className="st-ranking__title">{option.title}</span>
        </li>
      ))}
    </ol>
  );
}

function LiveRanking(props: Props) {
  const { t } = useTranslator();
  const [ranking, setRanking] = useState<Ranking>(() => startOf(props));
  const [said, setSaid] = useState("");
  const contextId = useId();
  const sensors = useSensors(useSensor(MouseSensor, { activationConstraint: { distance: 6 } }), useSensor(TouchSensor, { activationConstraint: { delay: 180, tolerance: 8 } }));
  const titleOf = (optionId: string) => props.options.find((option) => option.optionId === optionId)?.title ?? "";
  const focusAfter = useRef<string | null>(null);
  // A row that moved was drawn anew: the key that moved it keeps the focus, so that it can be pressed again.
  useEffect(() => {
    if (focusAfter.current) document.getElementById(focusAfter.current)?.focus();
    focusAfter.current = null;
  }, [ranking]);

  const change = (optionId: string, next: Ranking, focusId?: string) => {
    setRanking(next);
    props.onCount(next.flat().length);
    focusAfter.current = focusId ?? null;
    const rank = rankOf(next, optionId);
    const group = rank === null ? [] : next[rank - 1]!;
    setSaid(rank === null ? t("vote.said-unranked", { title: titleOf(optionId) }) : t(group.length > 1 ? "vote.said-tied" : "vote.said-rank", { title: titleOf(optionId), rank, all: next.length }));
  };
  const drop = ({ active, over }: DragEndEvent) => {
    if (!over) return;
    const [option, target] = [String(active.id), String(over.id)];
    if (target === "unranked") change(option, placeOn(ranking, option, null));
    else if (option !== target) change(option, rankOf(ranking, target) === null ? (rankOf(ranking, option) === null ? moveUp(ranking, option) : placeOn(ranking, option, null)) : placeOn(ranking, option, target));
  };

  const ranked = ranking.flatMap((group, index) => group.map((optionId) => ({ optionId, rank: index + 1, tied: group.length > 1 })));
  const unranked = props.options.filter((option) => rankOf(ranking, option.optionId) === null);
  const row = (optionId: string, rank: number | null, tied: boolean) => (
    <RankRow key={optionId} optionId={optionId} title={titleOf(optionId)} rank={rank} tied={tied} isFirst={rank === 1 && !tied} canTie={rank !== null && rank > 1} onAct={(act) => {
      if (act === "up") change(optionId, moveUp(ranking, optionId), `up-${optionId}`);
      else if (act === "down") change(optionId, moveDown(ranking, optionId), `down-${optionId}`);
      else if (act === "tie") change(optionId, tieWithAbove(ranking, optionId), `up-${optionId}`);
      else change(optionId, setRank(ranking, optionId, act), `number-${optionId}`);
    }} />
  );
  return (
    <DndContext id={contextId} sensors={sensors} collisionDetection={closestCenter} onDragEnd={drop} accessibility={{ announcements: { onDragStart: () => undefined, onDragOver: () => undefined, onDragEnd: () => undefined, onDragCancel: () => undefined }, screenReaderInstructions: { draggable: "" } }}>
      <ol className="st-ranking" aria-label={t("vote.ranked")}>{ranked.map(({ optionId, rank, tied }) => row(optionId, rank, tied))}</ol>
      {ranked.length === 0 ? <p className="st-muted">{t("vote.nothing-ranked")}</p> : null}
      <Unranked isEmpty={unranked.length === 0}>
        {unranked.map((option) => row(option.optionId, null, false))}
      </Unranked>
      <p className="sr-only" role="status">{said}</p>
    </DndContext>
  );
}

function Unranked({ isEmpty, children }: { isEmpty: boolean; children: React.ReactNode }) {
  const { t } = useTranslator();
  const { setNodeRef } = useDroppable({ id: "unranked" });
  return (
    <div ref={setNodeRef} className="st-ranking__rest">
      <p className="st-ranking__rest-title" id="unranked-title">{t("vote.unranked")}</p>
      {isEmpty ? <p className="st-muted">{t("vote.all-ranked")}</p> : <ul className="st-ranking" aria-labelledby="unranked-title">{children}</ul>}
    </div>
  );
}

type RowProps = { optionId: string; title: string; rank: number | null; tied: boolean; isFirst: boolean; canTie: boolean; onAct: (act: "up" | "down" | "tie" | number | null) => void };

function RankRow({ optionId, title, rank, tied, isFirst, canTie, onAct }: RowProps) {
  const { t } = useTranslator();
  const drag = useDraggable({ id: optionId });
  const drop = useDroppable({ id: optionId });
  const [typed, setTyped] = useState<string | null>(null);
  const moved = drag.transform ? { transform: `translate(${drag.transform.x}px, ${drag.transform.y}px)`, zIndex: 2 } : undefined;
  const settle = () => {
    if (typed === null) return;
    const number = /^[1-9]\d{0,2}$/.test(typed.trim()) ? Number(typed) : null;
    setTyped(null);
    if (number !== rank) onAct(number);
  };
  return (
    <li
      ref={(element) => {
        drag.setNodeRef(element);
        drop.setNodeRef(element);
      }}
      className={`st-ranking__row${rank === null ? " st-ranking__row--unranked" : ""}${tied ? " st-ranking__row--tied" : ""}${drag.isDragging ? " st-ranking__row--dragged" : ""}`}
      style={moved}
    >
      <span className="st-ranking__handle" aria-hidden="true" {...drag.listeners}><Icon name="drag-pan" /></span>
      <input id={`number-${optionId}`} className="form-input st-ranking__number" name={`rank:${optionId}`} inputMode="numeric" autoComplete="off" aria-label={t("vote.number-of", { title })} value={typed ?? rank ?? ""}
        onChange={(event) => setTyped(event.currentTarget.value)} onFocus={(event) => event.currentTarget.select()} onBlur={settle}
        onKeyDown={(event) => {
          if (event.key !== "Enter") return;
          event.preventDefault();
          settle();
        }} />
      {/* On a phone, where there is no room for the handle, a finger that rests on the title picks the row up. */}
      <span className="st-ranking__title" {...drag.listeners}>{title}{tied ? <span className="st-tag">{t("vote.tied")}</span> : null}</span>
      <span className="st-ranking__acts">
        {canTie ? <button type="button" className="st-icon-button st-ranking__tie" aria-label={t("vote.tie", { title })} title={t("vote.tie-short")} onClick={() => onAct("tie")}>=</button> : null}
        <button id={`up-${optionId}`} type="button" className="st-icon-button" aria-disabled={isFirst} aria-label={t(rank === null ? "vote.rank-next" : "vote.up", { title })} onClick={() => (isFirst ? undefined : onAct("up"))}><Icon name={rank === null ? "plus" : "arrow-upward"} /></button>
        {rank === null ? null : <button id={`down-${optionId}`} type="button" className="st-icon-button" aria-label={t("vote.down", { title })} onClick={() => onAct("down")}><Icon name="arrow-downward" /></button>}
      </span>
    </li>
  );
}
