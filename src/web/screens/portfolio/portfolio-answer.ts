import type { z } from "zod";
import type { portfolioLineAnswer, portfolioRunAnswer } from "../../../contract/portfolio/routes.ts";

export type PortfolioRunAnswer = z.output<typeof portfolioRunAnswer>;
export type PortfolioLineAnswer = z.output<typeof portfolioLineAnswer>;
