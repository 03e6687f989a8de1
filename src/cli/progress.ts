import type { RunEvent, Task } from '../contract/event.ts';
import { showCount, showSeconds } from '../contract/figures.ts';
import type { Terminal } from './terminal.ts';
import { cutText, safeText } from './text-width.ts';

export type Progress = { readonly see: (event: RunEvent) => void; readonly clear: () => void };

const blocks = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];
const framePause = 80;
const leastBar = 8;

/** A bar on stderr that follows a run: share, rows, rows a second, time left. Draws nothing where stderr is no terminal. */
export function followRun(terminal: Terminal): Progress {
  if (!terminal.errIsTerminal) return { see: () => {}, clear: () => {} };
  let total = 0;
  let drawnAt = -Infinity;
  let drawn = false;
  const draw = (line: string): void => {
    drawn = true;
    terminal.err(`\r\u001B[K${line}`);
  };
  const see = (event: RunEvent): void => {
    if (event.type === 'run-start')
      total = event.tasks.filter((task) => task.what === 'rows').reduce((sum, task) => sum + task.rows, 0);
    if (event.type === 'task-start' && event.task.what !== 'rows')
      draw(terminal.errPaint.dim(cutText(`  ${describeTask(event.task)}…`, terminal.columns - 1)));
    if (event.type !== 'chunk-end' || event.task.what !== 'rows') return;
    const now = terminal.now();
    if (now - drawnAt < framePause && event.rowsDone < total) return;
    drawnAt = now;
    const share = total > 0 ? Math.min(1, event.rowsDone / total) : 1;
    const figures = fitFigures(
      [
        `${String(Math.floor(share * 100)).padStart(3)} %`,
        `${showSeconds(event.secondsLeft)} left`,
        `${showCount(event.rowsDone)} of ${showCount(total)} rows`,
        `${showCount(event.rowsPerSecond)} rows/s`,
      ],
      terminal.columns - leastBar - 6,
    );
    const room = Math.max(leastBar, Math.min(30, terminal.columns - figures.length - 6));
    draw(`  ${terminal.errPaint.green(bar(share, room))} ${figures}`);
  };
  const clear = (): void => {
    if (drawn) terminal.err('\r\u001B[K');
    drawn = false;
  };
  return { see, clear };
}

/** What a task does, in words. */
export function describeTask(task: Task): string {
  const table = safeText(task.table);
  switch (task.what) {
    case 'pool':
      return `pool ${table}, ${showCount(task.rows)} entries`;
    case 'rows':
      return `${table}, ${showCount(task.rows)} rows in ${showCount(task.chunks)} ${task.chunks === 1 ? 'chunk' : 'chunks'}`;
    case 'measure':
      return 'measure';
    case 'report':
      return 'report';
  }
}

/** As many of the figures, the first ones first, as the room allows. */
function fitFigures(figures: readonly string[], room: number): string {
  let line = '';
  for (const figure of figures) {
    const longer = line === '' ? figure : `${line} · ${figure}`;
    if (line !== '' && longer.length > room) break;
    line = longer;
  }
  return line;
}

function bar(share: number, room: number): string {
  const eighths = Math.round(share * room * 8);
  return ('█'.repeat(Math.floor(eighths / 8)) + (blocks[eighths % 8] ?? '')).padEnd(room, '░');
}
