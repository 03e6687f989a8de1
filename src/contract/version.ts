/** The version of this package; a test holds it equal to package.json's. Kept here so that reading it loads nothing. */
export const version = '0.1.0';
