/** Chinese phrases of grammar and the English ones they are read as, one a line, without accents: `foreign > english`. */
export const chinese = `
, 其中 > . the
其中 > the
占 > is
在 > is
必须 晚于 > must be after
必须 早于 > must be before
晚于 > after
早于 > before
必须 大于 > must be greater than
必须 小于 > must be less than
不少于 > at least
不超过 > at most
`;
