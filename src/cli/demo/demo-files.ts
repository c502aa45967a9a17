import type { CovenantData } from "./covenant-data.ts";
import type { ImpactData } from "./impact-data.ts";
import type { BaseRateData, LoanData } from "./loan-data.ts";
import type { FundData } from "./fund-data.ts";
import type { DecisionData, ObservationData } from "./observation-data.ts";
import type { OrganizationData } from "./organization-data.ts";
import type { ApplicationData, ProgrammeData } from "./programme-data.ts";
import type { ServicingData } from "./servicing-data.ts";
import type { ProjectData } from "./project-data.ts";
import type { ProjectDetailData } from "./project-detail-data.ts";

/** The files of fixtures/demo, read. */
export interface DemoData {
  readonly organizations: readonly OrganizationData[];
  readonly projects: readonly ProjectData[];
  readonly projectDetails: ProjectDetailData;
  readonly baseRates: readonly BaseRateData[];
  readonly loans: readonly LoanData[];
  readonly observations: readonly ObservationData[];
  readonly decisions: readonly DecisionData[];
  readonly covenants: readonly CovenantData[];
  readonly servicing: ServicingData;
  readonly funds: readonly FundData[];
  readonly impact: ImpactData;
  readonly programmes: {
    readonly programmes: readonly ProgrammeData[];
    readonly applications: readonly ApplicationData[];
  };
}
