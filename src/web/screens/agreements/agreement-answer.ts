import type { z } from "zod";
import type { agreementDetail } from "../../../contract/agreement/answers.ts";

export type AgreementAnswer = z.output<typeof agreementDetail>;
