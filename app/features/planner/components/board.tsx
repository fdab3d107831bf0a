import { DndContext, DragOverlay, pointerWithin } from "@dnd-kit/core";
import { Form } from "@remix-run/react";
import { useDeferredValue, useMemo } from "react";
import { useTranslator } from "~/i18n/use-translator";
import { Icon } from "~/ui/icon";
import type { BoardData } from "../board-queries.server";
import { BoardProvider } from "./board-context";
import { BoardDays } from "./board-days";
import { BoardHeader } from "./board-header";
import { BoardMap } from "./board-map";
import { BoardPanes } from "./board-panes";
import { BoardSheets } from "./board-sheets";
import { FindingsPanel } from "./findings-panel";
import { liftDragged } from "./lift-dragged";
import { useBoard } from "./use-board";
import { useBoardDrag } from "./use-board-drag";
import { WishList } from "./wish-list";

// On a wide screen the days scroll under what is dragged and the page stays; on a narrow one the page is what scrolls.
const autoScroll = {
  threshold: { x: 0.08, y: 0.08 },
  canScroll: (element: Element) => element.classList.contains("st-days__scroll") || window.matchMedia("(max-width: 1199px)").matches,
};

/** The board of a trip: wishes, days, map and findings; by mouse, touch and keys. */
export function Board(data: BoardData) {
  const { t } = useTranslator();
  const board = useBoard(data);
  const drag = useBoardDrag(board);
  const { acts, selectedId, pane, dayId, checked, notice, setNotice } = board;
  const context = useMemo(() => ({ acts, mayEdit: data.mayEdit, themes: data.themes }), [acts, data.mayEdit, data.themes]);
  const lifted = liftDragged(board.days, drag.stopId, drag.dragged?.type === "stretch", board.committedDays);
  const dayOptions = useMemo(() => [...data.itinerary.days].sort((a, b) => (a.date < b.date ? -1 : 1)), [data.itinerary.days]);
  // While something is dragged the days follow at once; map and findings come right after, and never hold the hand up.
  const standing = useMemo(() => ({ itinerary: board.shown, checked, accepted: board.accepted, settled: board.preview === null }), [board.shown, checked, board.accepted, board.preview]);
  const following = useDeferredValue(standing);
  const empty = board.committed.stops.length === 0;
  const { dragged } = drag;
  return (
    <BoardProvider value={context}>
      <DndContext id="board" sensors={drag.sensors} collisionDetection={pointerWithin} accessibility={drag.accessibility} autoScroll={autoScroll} {...drag.handlers}>
        <div className="st-board" data-pane={pane} data-dragging={dragged ? dragged.type : undefined}>
          <BoardHeader trip={data.trip} undo={data.undo} redo={data.redo} queue={board.queue} onRetry={board.retry} findings={checked.findings} coverage={checked.coverage} />
          {notice ? (
            <div className="st-notice" role="status">
              <Icon name="info" />
              <div><p>{notice.text}</p>{notice.yours ? <p>{notice.yours}</p> : null}</div>
              {notice.again ? <button type="button" className="st-fix" onClick={() => board.tryAgain(notice)}>{t("planner.notice.again")}</button> : null}
              <button type="button" className="st-icon-button" onClick={() => setNotice(null)} aria-label={t("form.close")}><Icon name="close" /></button>
            </div>
          ) : null}
          <div className="st-board__panes">
            <div className="st-board__wishes"><WishList pool={data.pool} stops={board.committed.stops} days={dayOptions} dayId={dayId} selectedId={selectedId} /></div>
            <div className="st-board__program">
              {empty ? <EmptyBoard mayEdit={data.mayEdit} /> : null}
              <BoardDays days={lifted.days} axis={board.axis} dayId={dayId} selectedId={selectedId} draggedId={drag.stopId} ghost={lifted.ghost} ghostDayId={lifted.ghostDayId} />
            </div>
            <div className="st-board__side">
              <BoardMap itinerary={following.itinerary} checked={following.checked} pool={data.pool} tiles={data.tiles} selectedId={selectedId} dayId={dayId} />
              <div className="st-board__findings">
                <FindingsPanel findings={following.checked.findings} accepted={following.accepted} fixes={board.fixes} plan={following.itinerary} selectedId={selectedId} settled={following.settled} />
              </div>
            </div>
          </div>
          <BoardPanes pane={pane} wishes={board.wishCount} findings={checked.findings} />
          {data.mayEdit ? <p id="board-keys" className="sr-only">{t("planner.keys.short")}</p> : null}
          <p className="sr-only" role="status" aria-live="polite">{board.announcement}</p>
        </div>
        {/* A form that is on the page makes its address known at once; else the first act would ask the server for it, and fail without a line. */}
        <Form method="post" hidden />
        <DragOverlay dropAnimation={null}>
          {/* Over a day the ghost on the axis says more. What is hidden or shifted is in a box of its own: where the outer one is, the stop lands. */}
          {dragged && dragged.type !== "stretch" ? <div><div className="st-drag" hidden={lifted.ghost !== null}>{dragged.title}</div></div> : null}
        </DragOverlay>
        <BoardSheets board={board} data={data} answer={board.formAnswer} />
      </DndContext>
    </BoardProvider>
  );
}

function EmptyBoard({ mayEdit }: { mayEdit: boolean }) {
  const { t } = useTranslator();
  return (
    <div className="st-board__empty">
      <h2>{t(mayEdit ? "planner.empty.title" : "planner.empty.read-title")}</h2>
      <p>{t(mayEdit ? "planner.empty.lead" : "planner.empty.read-lead")}</p>
    </div>
  );
}
