import type { SourceOf } from '../../contract/source.ts';
import type { CellMaker, MakerContext } from './prepared-table.ts';

export function textMaker(_source: SourceOf<'text'>, _context: MakerContext): CellMaker {
  throw new Error('text');
}
