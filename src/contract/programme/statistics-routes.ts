import { z } from "zod";
import { answeredViewpoint, bilingual, pageOf, pageQuery, viewpointQuery } from "../answers.ts";
import { route } from "../route.ts";
import { answerDay, answerDecimal, wireId } from "../wire.ts";
import {
  lentLoansTable,
  portfolioArrearsTable,
  portfolioOutcomesTable,
  statisticsTable,
} from "./statistics-tables.ts";

export const statisticsDimensions = ["total", "legalForm", "prefecture", "field", "band"] as const;
export const statisticsPeriods = ["fiscalYear", "half"] as const;

const statisticsRow = z
  .strictObject({
    /** Fiscal year from April (`2019`) or its half (`2019H1`). */
    period: z.string(),
    key: z.string(),
    label: bilingual,
    loans: z.number().int(),
    amount: answerDecimal,
    average: answerDecimal,
    shareOfLoans: answerDecimal,
    shareOfAmount: answerDecimal,
    /** Percent of the same period a year before. */
    loansOnYear: answerDecimal.nullable(),
    amountOnYear: answerDecimal.nullable(),
    /** Interest that steps for met targets took off so far, of the loans lent in the period. */
    interestForgone: answerDecimal,
    /** Sustainability targets judged so far under these loans. */
    targetsJudged: z.number().int(),
    /** Percent of them that were met. */
    attainment: answerDecimal.nullable(),
  })
  .meta({ id: "PortfolioStatisticsRow" });

const statisticsQuery = viewpointQuery.extend({
  dimension: z.enum(statisticsDimensions).default("total"),
  period: z.enum(statisticsPeriods).default("fiscalYear"),
});

const loansAsked = viewpointQuery.extend({
  dimension: z.enum(statisticsDimensions).default("total"),
  key: z
    .string()
    .regex(/^\w{0,40}$/)
    .default(""),
  period: z.string().regex(/^(?:19|20|21)\d\d(?:H[12])?$/),
});

export const statisticsRoutes = {
  getPortfolioStatistics: route({
    id: "getPortfolioStatistics",
    method: "get",
    path: "/v1/portfolio-statistics",
    summary:
      "Count and yen of loans by period and by form, prefecture, field or band, beside the year before",
    tag: "programmes",
    permission: "readBooks",
    query: statisticsQuery,
    response: z
      .strictObject({
        viewpoint: answeredViewpoint,
        items: z.array(statisticsRow),
        totals: z.array(statisticsRow),
        /** Published series of social-business lending, as published. */
        published: z.array(
          z.strictObject({
            period: z.string(),
            loans: z.number().int().nullable(),
            oku: z.number().int().nullable(),
            source: z.string(),
            isNarrower: z.boolean(),
          }),
        ),
      })
      .meta({ id: "PortfolioStatistics" }),
    table: statisticsTable,
  }),
  listLentLoans: route({
    id: "listLentLoans",
    method: "get",
    path: "/v1/portfolio-statistics/loans",
    summary: "The loans behind one figure of the statistics",
    tag: "programmes",
    permission: "readBooks",
    query: loansAsked.extend(pageQuery.shape),
    response: pageOf(
      z
        .strictObject({
          id: wireId,
          number: z.string(),
          borrower: z.strictObject({ id: wireId, name: bilingual }),
          drawdownOn: answerDay,
          principal: answerDecimal,
          legalForm: z.string(),
          prefecture: z.string(),
          fields: z.array(z.string()),
          band: z.string(),
        })
        .meta({ id: "LentLoan" }),
    ),
    table: lentLoansTable,
  }),
  getPortfolioArrears: route({
    id: "getPortfolioArrears",
    method: "get",
    path: "/v1/portfolio-statistics/arrears",
    summary: "Loans with something overdue, under the period they were lent in and what they were lent for",
    tag: "programmes",
    permission: "readBooks",
    query: statisticsQuery,
    response: z
      .strictObject({
        viewpoint: answeredViewpoint,
        items: z.array(
          z.strictObject({
            period: z.string(),
            key: z.string(),
            label: bilingual,
            loans: z.number().int(),
            /** Percent of the loans lent in the period. */
            shareOfLoans: answerDecimal,
            overdue: answerDecimal,
            outstanding: answerDecimal,
          }),
        ),
      })
      .meta({ id: "PortfolioArrears" }),
    table: portfolioArrearsTable,
  }),
  listPortfolioOutcomes: route({
    id: "listPortfolioOutcomes",
    method: "get",
    path: "/v1/portfolio-statistics/outcomes",
    summary: "Yen lent for each unit gained of every KPI that the loans behind one figure rest on",
    tag: "programmes",
    permission: "readBooks",
    query: loansAsked,
    response: z
      .strictObject({
        viewpoint: answeredViewpoint,
        items: z.array(
          z.strictObject({
            kpiId: wireId,
            kpi: bilingual,
            unit: bilingual,
            loans: z.number().int(),
            amount: answerDecimal,
            /** Between the first and the last observation. */
            change: answerDecimal.nullable(),
            /** Null where the KPI did not gain. */
            amountPerOutcome: answerDecimal.nullable(),
          }),
        ),
      })
      .meta({ id: "PortfolioOutcomes" }),
    table: portfolioOutcomesTable,
  }),
} as const;
