/** References between the files: every slug and e-mail that is used must be declared somewhere. */
import type { DemoData } from "./demo-files.ts";

interface Reference {
  readonly file: string;
  readonly pointer: string;
  readonly name: string;
}

type Declared = "organization" | "project" | "kpi" | "loan" | "person" | "base rate";

/** One line for each name that nothing declares. */
export function danglingReferences(data: DemoData): readonly string[] {
  const declared = namesIn(data);
  return [
    ...projectReferences(data),
    ...loanReferences(data),
    ...reportReferences(data),
    ...covenantReferences(data),
    ...servicingReferences(data),
    ...fundReferences(data),
    ...impactReferences(data),
    ...programmeReferences(data),
  ]
    .filter(([kind, { name }]) => !declared[kind].includes(name))
    .map(([kind, { file, pointer, name }]) => `${file} ${pointer}: no ${kind} is called ${name}`);
}

function namesIn(data: DemoData): Readonly<Record<Declared, readonly string[]>> {
  const { organizations, projects, baseRates, loans, servicing } = data;
  return {
    organization: organizations.map(({ slug }) => slug),
    project: projects.map(({ slug }) => slug),
    kpi: projects.flatMap(({ kpis }) => kpis.map(({ slug }) => slug)),
    loan: [...loans, ...servicing.loans].map(({ slug }) => slug),
    person: organizations.flatMap(({ people }) => people.map(({ email }) => email)),
    "base rate": baseRates.map(({ indexCode }) => indexCode),
  };
}

type Use = readonly [kind: Declared, reference: Reference];

function uses(file: string, names: Readonly<Record<string, readonly [Declared, string]>>): readonly Use[] {
  return Object.entries(names).map(([pointer, [kind, name]]) => [kind, { file, pointer, name }]);
}

function projectReferences({ projects, baseRates }: DemoData): readonly Use[] {
  const ofProjects = projects.flatMap(({ organizer, participants }, i) => [
    ...uses("projects.json", { [`/${i}/organizer`]: ["organization", organizer] }),
    ...participants.flatMap(({ organization }, k) =>
      uses("projects.json", { [`/${i}/participants/${k}/organization`]: ["organization", organization] }),
    ),
  ]);
  const ofRates = baseRates.flatMap(({ lender }, i) =>
    uses("base-rates.json", { [`/${i}/lender`]: ["organization", lender] }),
  );
  return [...ofProjects, ...ofRates];
}

function loanReferences({ loans }: DemoData): readonly Use[] {
  return loans.flatMap(({ lender, borrower, project, pricing, agreement }, i) => [
    ...uses("loans.json", {
      [`/${i}/lender`]: ["organization", lender],
      [`/${i}/borrower`]: ["organization", borrower],
      [`/${i}/project`]: ["project", project],
      [`/${i}/pricing/baseRateIndex`]: ["base rate", pricing.baseRateIndex],
    }),
    ...agreement.spts.flatMap(({ kpi }, k) =>
      uses("loans.json", { [`/${i}/agreement/spts/${k}/kpi`]: ["kpi", kpi] }),
    ),
    ...agreement.ratchet.kpis.flatMap(({ id }, k) =>
      uses("loans.json", { [`/${i}/agreement/ratchet/kpis/${k}/id`]: ["kpi", id] }),
    ),
  ]);
}

function reportReferences({ observations, decisions }: DemoData): readonly Use[] {
  const ofReports = observations.flatMap(({ kpi, reportedBy, history }, i) => [
    ...uses("observations.json", {
      [`/${i}/kpi`]: ["kpi", kpi],
      [`/${i}/reportedBy`]: ["person", reportedBy],
    }),
    ...history.flatMap(({ by }, k) =>
      uses("observations.json", { [`/${i}/history/${k}/by`]: ["person", by] }),
    ),
  ]);
  const ofDecisions = decisions.flatMap(({ loan, requestedBy, approval }, i) => [
    ...uses("decisions.json", {
      [`/${i}/loan`]: ["loan", loan],
      [`/${i}/requestedBy`]: ["person", requestedBy],
    }),
    ...(approval === null ? [] : uses("decisions.json", { [`/${i}/approval/by`]: ["person", approval.by] })),
  ]);
  return [...ofReports, ...ofDecisions];
}

function covenantReferences({ covenants }: DemoData): readonly Use[] {
  return covenants.flatMap(({ loan, recordedBy, statements, steps }, i) => [
    ...uses("covenants.json", {
      [`/${i}/loan`]: ["loan", loan],
      [`/${i}/recordedBy`]: ["person", recordedBy],
    }),
    ...statements.flatMap(({ by }, k) =>
      uses("covenants.json", { [`/${i}/statements/${k}/by`]: ["person", by] }),
    ),
    ...steps.flatMap(({ by }, k) => uses("covenants.json", { [`/${i}/steps/${k}/by`]: ["person", by] })),
  ]);
}

function servicingReferences({ servicing }: DemoData): readonly Use[] {
  const { lender, by, approvedBy, openings, loans } = servicing;
  return [
    ...uses("servicing.json", {
      "/lender": ["organization", lender],
      "/by": ["person", by],
      "/approvedBy": ["person", approvedBy],
    }),
    ...openings.flatMap((opening, i) =>
      uses("servicing.json", {
        [`/openings/${i}/lender`]: ["organization", opening.lender],
        [`/openings/${i}/by`]: ["person", opening.by],
        [`/openings/${i}/approvedBy`]: ["person", opening.approvedBy],
      }),
    ),
    ...loans.flatMap(({ borrower, project }, i) =>
      uses("servicing.json", {
        [`/loans/${i}/borrower`]: ["organization", borrower],
        [`/loans/${i}/project`]: ["project", project],
      }),
    ),
  ];
}

function fundReferences({ funds }: DemoData): readonly Use[] {
  return funds.flatMap(({ manager, by, approvedBy, setUp }, i) => [
    ...uses("funds.json", {
      [`/${i}/manager`]: ["organization", manager],
      [`/${i}/by`]: ["person", by],
      [`/${i}/approvedBy`]: ["person", approvedBy],
    }),
    ...setUp.partners.flatMap(({ organization }, k) =>
      uses("funds.json", { [`/${i}/setUp/partners/${k}/organization`]: ["organization", organization] }),
    ),
  ]);
}

function impactReferences({ impact: { assessments, profiles, contracts } }: DemoData): readonly Use[] {
  const made = ["assessments", "profiles"] as const;
  const ofJudgements = [assessments, profiles].flatMap((list, k) =>
    list.flatMap(({ project, by }, i) =>
      uses("impact.json", {
        [`/${made[k] ?? ""}/${i}/project`]: ["project", project],
        [`/${made[k] ?? ""}/${i}/by`]: ["person", by],
      }),
    ),
  );
  const ofContracts = contracts.flatMap(({ project, by, approval, terms }, i) => [
    ...uses("impact.json", {
      [`/contracts/${i}/project`]: ["project", project],
      [`/contracts/${i}/by`]: ["person", by],
      [`/contracts/${i}/approval/by`]: ["person", approval.by],
      [`/contracts/${i}/terms/payerId`]: ["organization", terms.payerId],
      [`/contracts/${i}/terms/payeeId`]: ["organization", terms.payeeId],
    }),
    ...terms.parts.flatMap(({ kpiId }, k) =>
      kpiId === null
        ? []
        : uses("impact.json", { [`/contracts/${i}/terms/parts/${k}/kpiId`]: ["kpi", kpiId] }),
    ),
  ]);
  return [...ofJudgements, ...ofContracts];
}

function programmeReferences({ programmes: { programmes, applications } }: DemoData): readonly Use[] {
  const ofProgrammes = programmes.flatMap(({ lender, by, approvedBy }, i) =>
    uses("programmes.json", {
      [`/programmes/${i}/lender`]: ["organization", lender],
      [`/programmes/${i}/by`]: ["person", by],
      [`/programmes/${i}/approvedBy`]: ["person", approvedBy],
    }),
  );
  const ofApplications = applications.flatMap(({ project, by, content, steps }, i) => [
    ...uses("programmes.json", {
      [`/applications/${i}/project`]: ["project", project],
      [`/applications/${i}/by`]: ["person", by],
    }),
    ...content.kpis.flatMap(({ kpi }, k) =>
      uses("programmes.json", { [`/applications/${i}/content/kpis/${k}/kpi`]: ["kpi", kpi] }),
    ),
    ...steps.flatMap((step, k) =>
      uses("programmes.json", { [`/applications/${i}/steps/${k}/by`]: ["person", step.by] }),
    ),
  ]);
  return [...ofProgrammes, ...ofApplications];
}
