import { Button, Group, Table, UnstyledButton, VisuallyHidden } from "@mantine/core";
import { Fragment, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

export interface Column<Row> {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  /** Figures stand on the right in digits of one width. */
  readonly figure?: boolean;
  /** The cell that names the row. */
  readonly names?: boolean;
  readonly sortable?: boolean;
}

export interface Sorting {
  readonly by: string;
  readonly descending: boolean;
}

interface TableProps<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly sorting?: Sorting;
  readonly onSort?: (sorting: Sorting) => void;
  /** A row below the row, across all columns. */
  readonly below?: (row: Row) => ReactNode;
  readonly rowClass?: (row: Row) => string;
  readonly footer?: ReactNode;
}

/** Sorted by its headers where they allow it; on a phone each row becomes a card instead of scrolling sideways. */
export function DataTable<Row>(props: TableProps<Row>): ReactNode {
  const { caption, columns, rows, rowKey, below, rowClass, footer } = props;
  return (
    <div className="table-scroll" role="group" aria-label={caption} tabIndex={0}>
      <Table className="data-table as-cards" role="table">
        <Table.Caption className="visually-hidden-caption">{caption}</Table.Caption>
        <Table.Thead role="rowgroup">
          <Table.Tr role="row">
            {columns.map((column) => (
              <HeaderCell key={column.id} column={column} sorting={props.sorting} onSort={props.onSort} />
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody role="rowgroup">
          {rows.map((row) => (
            <Fragment key={rowKey(row)}>
              <Table.Tr role="row" className={rowClass?.(row) ?? ""}>
                {columns.map((column) => (
                  <BodyCell key={column.id} column={column} row={row} />
                ))}
              </Table.Tr>
              {below !== undefined && <BelowRow columns={columns.length}>{below(row)}</BelowRow>}
            </Fragment>
          ))}
        </Table.Tbody>
        {footer !== undefined && <Table.Tfoot role="rowgroup">{footer}</Table.Tfoot>}
      </Table>
    </div>
  );
}

function BelowRow({
  columns,
  children,
}: {
  readonly columns: number;
  readonly children: ReactNode;
}): ReactNode {
  if (children === null || children === undefined || children === false) return null;
  return (
    <Table.Tr role="row" className="row-below">
      <Table.Td role="cell" colSpan={columns}>
        {children}
      </Table.Td>
    </Table.Tr>
  );
}

function BodyCell<Row>({ column, row }: { readonly column: Column<Row>; readonly row: Row }): ReactNode {
  const className = column.figure === true ? "figure" : undefined;
  if (column.names === true) {
    return (
      <Table.Th scope="row" role="rowheader" data-label={column.header} className={className}>
        {column.cell(row)}
      </Table.Th>
    );
  }
  return (
    <Table.Td role="cell" data-label={column.header} className={className}>
      {column.cell(row)}
    </Table.Td>
  );
}

interface HeaderProps<Row> {
  readonly column: Column<Row>;
  readonly sorting: Sorting | undefined;
  readonly onSort: ((sorting: Sorting) => void) | undefined;
}

function HeaderCell<Row>({ column, sorting, onSort }: HeaderProps<Row>): ReactNode {
  const sorted = sorting?.by === column.id ? sorting : undefined;
  const className = column.figure === true ? "figure" : undefined;
  if (column.sortable !== true || onSort === undefined) {
    return (
      <Table.Th scope="col" role="columnheader" className={className}>
        {column.header}
      </Table.Th>
    );
  }
  return (
    <Table.Th scope="col" role="columnheader" className={className} aria-sort={ariaSortOf(sorted)}>
      <UnstyledButton
        className="sort-button"
        onClick={() => {
          onSort({ by: column.id, descending: sorted?.descending === false });
        }}
      >
        {column.header}
        <span aria-hidden="true" className="sort-mark">
          {sortMarkOf(sorted)}
        </span>
      </UnstyledButton>
    </Table.Th>
  );
}

function ariaSortOf(sorted: Sorting | undefined): "ascending" | "descending" | "none" {
  if (sorted === undefined) return "none";
  return sorted.descending ? "descending" : "ascending";
}

function sortMarkOf(sorted: Sorting | undefined): string {
  if (sorted === undefined) return "↕";
  return sorted.descending ? "↓" : "↑";
}

export function MoreButton({
  onClick,
  busy,
}: {
  readonly onClick: (() => void) | undefined;
  readonly busy: boolean;
}): ReactNode {
  const { t } = useTranslation();
  if (onClick === undefined) return <VisuallyHidden aria-live="polite" />;
  return (
    <Group justify="center">
      <Button variant="default" onClick={onClick} loading={busy}>
        {t("common.showMore")}
      </Button>
    </Group>
  );
}
