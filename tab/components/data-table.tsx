import { Link } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import styles from './data-table.module.css';
import heardOnly from './heard-only.module.css';

export interface Column<Row> {
  readonly name: string;
  readonly cell: (row: Row) => ReactNode;
  /** Names its row. */
  readonly isHead?: true;
  readonly isNumber?: true;
}

interface Props<Row> {
  /** What the table is of; its caption, for who cannot see where it stands. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
}

/** A table that becomes a list of cards on a phone, each cell under its column's name. */
export function DataTable<Row>({ label, columns, rows, keyOf }: Props<Row>) {
  return (
    <table className={styles.table}>
      <caption className={heardOnly.heardOnly}>{label}</caption>
      <thead>
        <tr>
          {columns.map(({ name, isNumber }) => (
            <th key={name} scope="col" className={isNumber ? styles.number : undefined}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)}>
            {columns.map((column) => (
              <Cell key={column.name} column={column} row={row} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Opens the thing that a row is of; stands in the cell that names it. */
export function RowLink({ onOpen, children }: { onOpen: () => void; children: ReactNode }) {
  return (
    <Link as="button" className={styles.open ?? ''} onClick={onOpen}>
      {children}
    </Link>
  );
}

function Cell<Row>({ column: { name, cell, isHead, isNumber }, row }: { column: Column<Row>; row: Row }) {
  const content = (
    <>
      <span className={styles.label} aria-hidden="true">
        {name}
      </span>
      <span>{cell(row)}</span>
    </>
  );
  if (isHead) {
    return (
      <th scope="row" className={styles.rowHead}>
        {content}
      </th>
    );
  }
  return <td className={isNumber ? styles.number : undefined}>{content}</td>;
}
