/** How a country writes an address: street line, city, region code, postcode, country. */
export type AddressStyle = (street: string, city: string, region: string, postcode: string, country: string) => string;

const regionThenCode: AddressStyle = (street, city, region, postcode, country) =>
  `${street}, ${city}, ${region} ${postcode}, ${country}`;
const cityThenCode: AddressStyle = (street, city, _region, postcode, country) =>
  `${street}, ${city} ${postcode}, ${country}`;
const codeThenCity: AddressStyle = (street, city, _region, postcode, country) =>
  `${street}, ${postcode} ${city}, ${country}`;
const withoutCode: AddressStyle = (street, city, _region, _postcode, country) => `${street}, ${city}, ${country}`;

const styles = new Map<string, AddressStyle>([
  ...['US', 'CA', 'AU', 'IN', 'BR', 'MX'].map((country): [string, AddressStyle] => [country, regionThenCode]),
  ...[
    'GB',
    'IE',
    'NZ',
    'SG',
    'ZA',
    'NG',
    'PK',
    'BD',
    'TH',
    'CN',
    'KR',
    'JP',
    'TW',
    'ID',
    'SA',
    'EG',
    'UA',
    'RU',
    'CO',
  ].map((country): [string, AddressStyle] => [country, cityThenCode]),
  ...['AE', 'HK'].map((country): [string, AddressStyle] => [country, withoutCode]),
]);

/** The style of a country, after the Universal Postal Union's addressing templates; postcode before the city where nothing else is known. */
export function addressStyle(country: string): AddressStyle {
  return styles.get(country) ?? codeThenCity;
}
