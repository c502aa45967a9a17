/**
 * National holidays that a special act added or took away for one year, day by day. They win over the package and over
 * the law as it stands: when parliament moves a holiday, a line here is enough, without waiting for a release.
 */
export interface HolidayOverride {
  readonly on: string;
  readonly change: "added" | "removed";
  readonly name: string;
  readonly source: string;
}

const olympics = "令和三年東京オリンピック・パラリンピック特別措置法(平成27年法律第33号)第32条";
const enthronement = "天皇の即位の日及び即位礼正殿の儀の行われる日を休日とする法律(平成30年法律第99号)";
const between = "国民の祝日に関する法律 第3条第3項";

export const holidayOverrides: readonly HolidayOverride[] = [
  { on: "1959-04-10", change: "added", name: "皇太子明仁親王の結婚の儀", source: "昭和34年法律第16号" },
  { on: "1989-02-24", change: "added", name: "昭和天皇の大喪の礼", source: "平成元年法律第4号" },
  { on: "1990-11-12", change: "added", name: "即位礼正殿の儀", source: "平成2年法律第24号" },
  { on: "1993-06-09", change: "added", name: "皇太子徳仁親王の結婚の儀", source: "平成5年法律第32号" },

  { on: "2019-04-30", change: "added", name: "国民の休日", source: between },
  { on: "2019-05-01", change: "added", name: "天皇の即位の日", source: enthronement },
  { on: "2019-05-02", change: "added", name: "国民の休日", source: between },
  { on: "2019-10-22", change: "added", name: "即位礼正殿の儀", source: enthronement },

  { on: "2020-07-20", change: "removed", name: "海の日", source: olympics },
  { on: "2020-07-23", change: "added", name: "海の日", source: olympics },
  { on: "2020-07-24", change: "added", name: "スポーツの日", source: olympics },
  { on: "2020-08-10", change: "added", name: "山の日", source: olympics },
  { on: "2020-08-11", change: "removed", name: "山の日", source: olympics },
  { on: "2020-10-12", change: "removed", name: "スポーツの日", source: olympics },

  { on: "2021-07-19", change: "removed", name: "海の日", source: olympics },
  { on: "2021-07-22", change: "added", name: "海の日", source: olympics },
  { on: "2021-07-23", change: "added", name: "スポーツの日", source: olympics },
  { on: "2021-08-08", change: "added", name: "山の日", source: olympics },
  { on: "2021-08-09", change: "added", name: "振替休日", source: olympics },
  { on: "2021-08-11", change: "removed", name: "山の日", source: olympics },
  { on: "2021-10-11", change: "removed", name: "スポーツの日", source: olympics },
];
