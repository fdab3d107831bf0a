import { Form, Link, NavLink } from "@remix-run/react";
import type { ReactNode } from "react";
import { formatDateSpan } from "~/i18n/format";
import { useTranslator } from "~/i18n/use-translator";
import { Alert, Breadcrumbs, PageHead } from "~/ui/page-parts";
import type { TripState } from "../schema";

export type FramedTrip = {
  tripId: string;
  title: string;
  startsOn: string;
  endsOn: string;
  memberCount: number;
  staffCount: number;
  state: TripState;
  isExample: boolean;
  mayEdit: boolean;
  stopCount: number;
};

/** Head and tabs of every page of a trip but the board, which needs the height for itself. */
export function TripFrame({ trip, page, actions, children }: { trip: FramedTrip; page?: string; actions?: ReactNode; children: ReactNode }) {
  const { t, tDynamic, locale } = useTranslator();
  const path = `/ture/${trip.tripId}`;
  return (
    <div className="container">
      <Breadcrumbs crumbs={[{ label: t("trips.title"), to: "/ture" }, ...(page ? [{ label: trip.title, to: path }, { label: page }] : [{ label: trip.title }])]} />
      <PageHead
        title={trip.title}
        lead={`${formatDateSpan(trip.startsOn, trip.endsOn, locale)} · ${t("trip.participants", { members: trip.memberCount, staff: trip.staffCount })} · ${tDynamic(`trip.state.${trip.state}`)}`}
        actions={actions}
      />
      <nav className="st-tabs" aria-label={t("trip.tabs")}>
        <ul>
          <li><NavLink to={path} end>{t("trip.tab.overview")}</NavLink></li>
          <li><NavLink to={`${path}/program`}>{t("trip.tab.programme")}</NavLink></li>
          <li><NavLink to={`${path}/vaerter`}>{t("hosts.title")}</NavLink></li>
          <li><NavLink to={`${path}/opgaver`}>{t("trip.tab.tasks")}</NavLink></li>
          <li><NavLink to={`${path}/oekonomi`}>{t("budget.title")}</NavLink></li>
          <li><NavLink to={`${path}/klima`}>{t("climate.title")}</NavLink></li>
          <li><NavLink to={`${path}/dokumenter`}>{t("trip.tab.documents")}</NavLink></li>
          <li><NavLink to={`${path}/historik`}>{t("trip.tab.history")}</NavLink></li>
          {trip.mayEdit ? <li><NavLink to={`${path}/deling`}>{t("sharing.tab")}</NavLink></li> : null}
          <li><Link to={`${path}/telefon`}>{t("sharing.phone")}</Link></li>
          <li><Link to={`${path}/udskriv`}>{t("trip.print")}</Link></li>
        </ul>
      </nav>
      {trip.isExample ? (
        <Alert kind="info">
          <div className="st-row">
            <span>{t("trip.example-lead")}</span>
            {trip.mayEdit ? (
              <Form method="post" action={`${path}/slet`}>
                <button className="st-link-button" type="submit">{t("trip.example-remove")}</button>
              </Form>
            ) : null}
          </div>
        </Alert>
      ) : null}
      {children}
    </div>
  );
}
