import { Link } from "@remix-run/react";
import { formatDateSpan } from "~/i18n/format";
import { useTranslator } from "~/i18n/use-translator";
import { EmptyState, PageHead } from "~/ui/page-parts";
import type { TripListItem } from "../present";

/** The trips of a person's committees, the next to depart first. */
export function TripList({ trips, mayPlan, showCommittee }: { trips: TripListItem[]; mayPlan: boolean; showCommittee: boolean }) {
  const { t, tDynamic, pick, locale } = useTranslator();
  const newTrip = mayPlan ? <Link to="/ture/ny" className="button button-primary">{t("trips.new")}</Link> : null;
  return (
    <div className="container">
      <PageHead title={t("trips.title")} lead={t("trips.lead")} actions={trips.length > 0 ? newTrip : null} />
      {trips.length === 0 ? (
        <EmptyState text={t(mayPlan ? "trips.empty" : "trips.empty-reader")} action={newTrip} />
      ) : (
        <div className="table--responsive-scroll" tabIndex={0} role="region" aria-label={t("trips.title")}>
          <table className="table table--extracompact">
            <thead>
              <tr>
                <th scope="col">{t("trips.column.title")}</th>
                {showCommittee ? <th scope="col">{t("trips.committee")}</th> : null}
                <th scope="col">{t("trips.column.dates")}</th>
                <th scope="col">{t("trips.column.reach")}</th>
                <th scope="col">{t("trips.column.state")}</th>
                <th scope="col" className="align-text-right">{t("trips.column.visits")}</th>
              </tr>
            </thead>
            <tbody>
              {trips.map((trip) => (
                <tr key={trip.tripId}>
                  <th scope="row">
                    <Link to={`/ture/${trip.tripId}`}>{trip.title}</Link>
                    {trip.isExample ? <span className="st-tag">{t("trip.example")}</span> : null}
                    <div className="st-muted st-small weight-normal">{trip.destinations.map(pick).join(", ")}</div>
                  </th>
                  {showCommittee ? <td>{pick(trip.committee)}</td> : null}
                  <td className="st-nowrap">{formatDateSpan(trip.startsOn, trip.endsOn, locale)}</td>
                  <td>{tDynamic(`reach.${trip.reach}`)}</td>
                  <td>{tDynamic(`trip.state.${trip.state}`)}</td>
                  <td className="align-text-right">{trip.visitCount}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}
