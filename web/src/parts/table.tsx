// Tables that become cards where the screen is narrow, and stay tables for a screen reader.

import type { ReactNode } from 'react';

export interface Column<Row> {
  readonly name: string;
  readonly cell: (row: Row) => ReactNode;
  /** Numbers stand to the right. */
  readonly number?: boolean;
  /** The cell that names the row. */
  readonly heading?: boolean;
}

interface Props<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly id: (row: Row) => string;
  readonly rowClass?: (row: Row) => string;
}

export function Table<Row>({ caption, columns, rows, id, rowClass }: Props<Row>) {
  return (
    // The roles are written out because a table that is laid out as cards would lose them.
    <table role="table" className="table">
      <caption className="hidden-text">{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <th key={column.name} role="columnheader" scope="col" className={column.number ? 'number' : undefined}>
              {column.name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={id(row)} role="row" className={rowClass?.(row)}>
            {columns.map((column) => {
              const look = { className: column.number ? 'number' : undefined, 'data-label': column.name };
              return column.heading ? (
                <th key={column.name} role="rowheader" scope="row" {...look}>
                  {column.cell(row)}
                </th>
              ) : (
                <td key={column.name} role="cell" {...look}>
                  {column.cell(row)}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
