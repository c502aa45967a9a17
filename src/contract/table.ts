/**
 * The answer of a route as a table, for CSV and Excel: its columns with their headings, and the records that a row is
 * drawn from. Words follow the caller's language; figures are told apart from text so that they stay figures.
 */
interface Worded {
  readonly ja: string;
  readonly en: string;
}

/** `number` is decimal text or a whole number, `day` an ISO day; text in both languages is given in the caller's. */
export type CellValue = string | number | boolean | null | undefined | Worded;
export type CellKind = "text" | "number" | "day" | "instant";

interface TableColumn<Row> {
  readonly heading: Worded;
  readonly kind: CellKind;
  readonly value: (row: Row) => CellValue;
}

export interface AnswerTable<Answer = unknown, Row = unknown> {
  /** What it is, for the name of the file. */
  readonly name: Worded;
  readonly columns: readonly TableColumn<Row>[];
  /** The rows of one answer; of a list, of one page. */
  readonly rows: (answer: Answer) => readonly Row[];
}

type MakeColumn<Row> = (
  kind: CellKind,
  heading: readonly [ja: string, en: string],
  value: (row: Row) => CellValue,
) => TableColumn<Row>;

interface TableDefinition<Answer, Row> extends Omit<AnswerTable<Answer, Row>, "columns"> {
  readonly columns: (column: MakeColumn<Row>) => readonly TableColumn<Row>[];
}

/** Binds columns to the rows of an answer; what comes out fits any route. */
export function answerTable<Answer>(): <Row>(definition: TableDefinition<Answer, Row>) => AnswerTable {
  return <Row>({ columns, ...table }: TableDefinition<Answer, Row>) => {
    const column: MakeColumn<Row> = (kind, [ja, en], value) => ({ kind, heading: { ja, en }, value });
    return { ...table, columns: columns(column) } as unknown as AnswerTable;
  };
}
