/**
 * Published figures of social-business lending (日本政策金融公庫 国民生活事業), to stand beside a portfolio's own. They
 * are truncated to 100 million yen, were published by different papers, and their categories overlap: they are shown as
 * published and never summed. A figure that no source states is missing here, not guessed.
 */
export interface PublishedLending {
  /** `2017` for a fiscal year, `2017H1` for its first half. */
  readonly period: string;
  readonly loans: number | undefined;
  /** In 100 million yen, truncated. */
  readonly oku: number | undefined;
  /** Care and welfare; social issues; NPOs: count and 100 million yen. */
  readonly care?: readonly [number, number];
  readonly socialIssue?: readonly [number, number | undefined];
  readonly npo?: readonly [number, number];
  readonly source: string;
  /** Another scope than the rest of the series. */
  readonly isNarrower?: true;
}

export const publishedLending: readonly PublishedLending[] = [
  {
    period: "2014",
    loans: 6_045,
    oku: 517,
    npo: [957, 73],
    care: [5_379, 465],
    source: "jpbm.or.jp/dailynews/archives/1130",
  },
  {
    period: "2015",
    loans: 7_746,
    oku: 607,
    npo: [1_177, 72],
    source: "日本政策金融公庫 ニュースリリース 2016-04-28",
  },
  {
    period: "2016H1",
    loans: 5_051,
    oku: 351,
    npo: [724, 36],
    source: "日本政策金融公庫 ニュースリリース 2016-10-27",
  },
  { period: "2016", loans: 9_644, oku: 717, npo: [1_476, 86], source: "jpbm.or.jp/dailynews/archives/3382" },
  {
    period: "2017H1",
    loans: 5_412,
    oku: 388,
    npo: [806, 48],
    care: [4_121, 305],
    socialIssue: [1_054, 70],
    source: "mynavi 2017-11-03",
  },
  { period: "2017", loans: 10_819, oku: 818, source: "zaikei 2018-05-30" },
  {
    period: "2019",
    loans: 9_000,
    oku: 628,
    source: "経済産業省 研究会資料 2020-09（ソーシャルビジネス支援資金、約9,000件）",
    isNarrower: true,
  },
  {
    period: "2021H1",
    loans: undefined,
    oku: undefined,
    socialIssue: [2_420, 205],
    source: "jpbm.or.jp/dailynews/archives/9547",
  },
  {
    period: "2022H1",
    loans: 8_134,
    oku: 704,
    socialIssue: [4_191, 361],
    source: "jpbm.or.jp/dailynews/archives/9547",
  },
  {
    period: "2023H1",
    loans: 8_989,
    oku: 678,
    socialIssue: [5_271, undefined],
    source: "jpbm.or.jp/dailynews/archives/10631",
  },
  { period: "2023", loans: 16_514, oku: 1_222, socialIssue: [8_942, undefined], source: "pacola 2024-06-08" },
  { period: "2024H1", loans: 9_566, oku: 650, care: [4_544, 291], source: "jpbm.or.jp ?p=11688" },
  { period: "2024", loans: undefined, oku: 1_153, source: "J-Net21 2025-09" },
];
