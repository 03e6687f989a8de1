/** Hindi phrases of grammar and the English ones they are read as, one a line, without accents: `foreign > english`. */
export const hindi = `
ke baad > after
se pehle > before
hamesha > always
kabhi nahi > never
kabhi > never
honi chahiye > must be
hona chahiye > must be
hone chahiye > must be
chahiye > need
aadhe > 50 %
se zyada > more than
se kam > less than
se paid > paid
agar > if
jab > when
khali > empty
roz > daily
har din > every day
har ghante > every hour
`;
