import {
  draftCertificate,
  listCertificates,
  readCertificate,
  takeCertificateStep,
} from "../../app/covenant/certificates.ts";
import { previewFigures } from "../../app/covenant/read-covenants.ts";
import {
  addStatementEvidence,
  listStatements,
  readStatement,
  readStatementEvidence,
  submitStatement,
} from "../../app/covenant/submit-statement.ts";
import type { EvidenceFiles } from "../../app/impact/ports.ts";
import type { AppPorts } from "../../app/ports.ts";
import type { statementRoutes } from "../../contract/covenant/statement-routes.ts";
import type { Handlers } from "../handler.ts";
import { pageRequest } from "../page.ts";
import { viewpointOf } from "../viewpoint.ts";
import { figuresOfTable } from "./statement-csv.ts";

export interface StatementHandlerDeps {
  readonly ports: Pick<AppPorts, "sha256" | "transact" | "now">;
  readonly files: EvidenceFiles;
}

type Routes = typeof statementRoutes;
type Certificates =
  "listCertificates" | "draftCertificate" | "getCertificate" | "signCertificate" | "checkCertificate";

export function statementHandlers(deps: StatementHandlerDeps): Handlers<Routes> {
  return { ...statements(deps), ...certificates(deps) };
}

function statements({ files, ports }: StatementHandlerDeps): Handlers<Omit<Routes, Certificates>> {
  return {
    listStatements: ({ query }, { read, actor }) =>
      read((repositories) => listStatements(repositories, actor, pageRequest(query))),
    getStatement: ({ params }, { read, actor }) =>
      read((repositories) => readStatement(repositories, actor, params.statementId)),
    previewStatement: ({ body }, { read, actor, now }) =>
      read(async ({ covenants }) => ({
        items: await previewFigures({ covenants, actor, viewpoint: viewpointOf({}, now) }, body),
      })),
    submitStatement: ({ body }, context) => submitStatement(context, { ...body, entry: "typed" }),
    submitStatementTable: async ({ body, file }, context) => {
      const figures = figuresOfTable(file.bytes);
      const { id: statementId } = await submitStatement(context, { ...body, figures, entry: "csv" });
      return addStatementEvidence(files, context, { statementId, ...file });
    },
    addStatementEvidence: ({ params, file }, context) =>
      addStatementEvidence(files, context, { ...params, ...file }),
    /** Reading evidence leaves an audit row, so this query runs as a unit of work. */
    downloadStatementEvidence: ({ params }, { actor, newId }) =>
      ports.transact({ actor, action: "downloadStatementEvidence", now: ports.now, newId }, (work) =>
        readStatementEvidence(files, { work, actor }, params.evidenceId),
      ),
  };
}

function certificates({ ports }: StatementHandlerDeps): Handlers<Pick<Routes, Certificates>> {
  return {
    listCertificates: ({ query }, { read, actor }) =>
      read((repositories) => listCertificates(repositories, actor, pageRequest(query))),
    getCertificate: ({ params }, { read, actor }) =>
      read((repositories) => readCertificate(repositories, actor, params.certificateId)),
    draftCertificate: ({ body }, context) => draftCertificate(ports.sha256, context, body),
    signCertificate: ({ params, body }, context) =>
      takeCertificateStep(context, { ...params, ...body, kind: "signed", note: "" }),
    checkCertificate: ({ params, body: { decision, contentHash, note } }, context) =>
      takeCertificateStep(context, { ...params, kind: decision, contentHash, note, title: "" }),
  };
}
