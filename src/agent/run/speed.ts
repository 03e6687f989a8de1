/** Seconds since some fixed point; injected so that tests can say how time passes. */
export type Clock = () => number;

export type Speed = { readonly rowsDone: number; readonly rowsPerSecond: number; readonly secondsLeft: number };

/** Counts rows and tells the speed so far and the time left at that speed. */
export function createSpeedometer(totalRows: number, clock: Clock): (rows: number) => Speed {
  const start = clock();
  let rowsDone = 0;
  return (rows) => {
    rowsDone += rows;
    const seconds = Math.max(clock() - start, 1e-6);
    const rowsPerSecond = rowsDone / seconds;
    return { rowsDone, rowsPerSecond, secondsLeft: Math.max(0, totalRows - rowsDone) / rowsPerSecond };
  };
}
