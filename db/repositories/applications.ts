import type { Knex } from "knex";
import type { ApplicationDocument, ApplicationRepository } from "../../src/app/application/ports.ts";
import type { LocalDate } from "../../src/domain/kernel/local-date.ts";
import { toPage } from "../page.ts";
import { afterAllIds, firstOf, rowsOf } from "../read.ts";
import { applicationRecording, type ApplicationRecording } from "./application-recording.ts";
import { applicationsOf } from "./application-queries.ts";
import { readGranted, toDocument, type ApplicationRow, type DocumentRow } from "./application-rows.ts";
import type { RepositoryScope } from "./scope.ts";

export function applicationRepository(scope: RepositoryScope): ApplicationRepository {
  return { ...readingSide(scope), ...applicationRecording(scope) };
}

function readingSide({ on }: RepositoryScope): Omit<ApplicationRepository, keyof ApplicationRecording> {
  return {
    async list(viewerId, { limit, cursor }) {
      const rows = await rowsOf<ApplicationRow>(
        visibleApplications(on, viewerId)
          .where("application.id", "<", cursor ?? afterAllIds)
          .orderBy("application.id", "desc")
          .limit(limit + 1),
      );
      return toPage(await applicationsOf(on, rows), limit, ({ id }) => id);
    },
    async find(viewerId, applicationId) {
      const query = visibleApplications(on, viewerId).where("application.id", applicationId);
      return (await applicationsOf(on, await rowsOf<ApplicationRow>(query)))[0];
    },
    findDocument: (viewerId, documentId) => findDocument(on, viewerId, documentId),
    grantedUnder: async ({ programmeId, borrowerId, exceptId }) => {
      const rows = await rowsOf<{ readonly granted: string }>(
        on("application_decision")
          .join("application", "application.id", "application_decision.application_id")
          .where({ "application.programme_id": programmeId, "application.organization_id": borrowerId })
          .whereNot("application.id", exceptId)
          .whereNotNull("granted")
          .whereNotExists(
            on("application_step")
              .where("application_step.application_id", on.ref("application.id"))
              .where("application_step.kind", "withdrawn")
              .select("application_step.id"),
          )
          .select("granted"),
      );
      return rows.map(({ granted }) => readGranted(granted));
    },
    conditionsOfFacility: async (facilityId) => {
      const rows = await rowsOf<{ readonly number: number; readonly met_on: LocalDate | null }>(
        on("application_contract")
          .join(
            "condition_precedent",
            "condition_precedent.application_id",
            "application_contract.application_id",
          )
          .leftJoin("condition_met", "condition_met.condition_id", "condition_precedent.id")
          .where("application_contract.facility_id", facilityId)
          .orderBy("condition_precedent.number")
          .select("condition_precedent.number", { met_on: "condition_met.effective_on" }),
      );
      return rows.map(({ number, met_on: metOn }) => ({ number, metOn: metOn ?? undefined }));
    },
  };
}

async function findDocument(
  on: Knex,
  viewerId: string,
  documentId: string,
): Promise<ApplicationDocument | undefined> {
  const row = await firstOf<DocumentRow>(
    on("application_document")
      .where("application_document.id", documentId)
      .whereIn(
        "application_document.application_id",
        visibleApplications(on, viewerId).clear("select").select("application.id"),
      )
      .select("application_document.*"),
  );
  return row === undefined ? undefined : toDocument(row);
}

/** Its organizer sees a draft; its lender sees what was submitted to it. */
function visibleApplications(on: Knex, viewerId: string): Knex.QueryBuilder {
  const submitted = on("application_submission")
    .where("application_submission.application_id", on.ref("application.id"))
    .select("application_submission.id");
  return on("application")
    .join("programme", "programme.id", "application.programme_id")
    .join("project", "project.id", "application.project_id")
    .join("organization as lender", "lender.id", "application.lender_id")
    .join("organization as borrower", "borrower.id", "application.organization_id")
    .where((either) => {
      void either.where("application.organization_id", viewerId).orWhere((given) => {
        void given.where("application.lender_id", viewerId).whereExists(submitted);
      });
    })
    .select("application.*", {
      programme_code: "programme.code",
      programme_ja: "programme.name_ja",
      programme_en: "programme.name_en",
      project_ja: "project.name_ja",
      project_en: "project.name_en",
      lender_ja: "lender.name_ja",
      lender_en: "lender.name_en",
      lender_kind: "lender.kind",
      borrower_ja: "borrower.name_ja",
      borrower_en: "borrower.name_en",
      borrower_kind: "borrower.kind",
    });
}
