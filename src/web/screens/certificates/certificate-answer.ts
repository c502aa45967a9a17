import type { z } from "zod";
import type { certificateAnswer } from "../../../contract/covenant/answers.ts";

export type CertificateAnswer = z.output<typeof certificateAnswer>;
