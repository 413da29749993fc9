/** What a roster's file can tell of a person; the order is that of the template. */
export const ROSTER_COLUMNS = [
  'name', 'address', 'tenant', 'organisation', 'school', 'school-form', 'size-class', 'area-type', 'position', 'team', 'manager', 'zone', 'sportlov', 'protected',
] as const;
export type RosterColumn = (typeof ROSTER_COLUMNS)[number];

/** Headers as people write them in Swedish, English and Norwegian, as `headerKey` makes them. */
const HEADERS: Readonly<Record<RosterColumn, readonly string[]>> = {
  name: ['namn', 'name', 'navn', 'förochefternamn', 'fullständigtnamn', 'fullname', 'fulltnavn', 'visningsnamn', 'displayname', 'deltagare', 'participant', 'deltaker'],
  address: ['epost', 'epostadress', 'email', 'emailaddress', 'mail', 'mejl', 'mejladress', 'mailadress', 'upn', 'userprincipalname', 'användarnamn', 'username', 'brukernavn', 'inloggning'],
  tenant: ['tenant', 'tenantid', 'klientorganisation', 'klientorganisationsid', 'katalogid', 'directoryid', 'leietaker', 'leietakerid'],
  organisation: ['kommun', 'huvudman', 'organisation', 'municipality', 'organization', 'kommune', 'organisasjon', 'skoleeier', 'schoolprovider', 'provider', 'förvaltning'],
  school: ['skola', 'enhet', 'skolenhet', 'förskola', 'school', 'unit', 'skole', 'barnehage', 'preschool'],
  'school-form': ['skolform', 'verksamhetsform', 'schoolform', 'schooltype', 'typeofschool', 'skoleform', 'skoleslag', 'skoletype'],
  'size-class': ['storleksklass', 'storlek', 'sizeclass', 'size', 'størrelse', 'størrelsesklasse', 'storleikskategori'],
  'area-type': ['områdestyp', 'typavområde', 'område', 'areatype', 'typeofarea', 'områdetype', 'typeområde'],
  position: ['roll', 'befattning', 'role', 'position', 'title', 'titel', 'rolle', 'stilling'],
  team: ['lärteam', 'lärgrupp', 'team', 'learningteam', 'læringsteam', 'læreteam', 'lærteam', 'gruppe', 'grupp', 'group'],
  manager: ['chef', 'närmastechef', 'manager', 'linemanager', 'leder', 'nærmesteleder', 'överordnad'],
  zone: ['tidszon', 'timezone', 'tidssone'],
  sportlov: ['sportlov', 'sportlovsvecka', 'sportlovvecka', 'winterbreak', 'winterbreakweek', 'vinterferie', 'vinterferieuke', 'vinterlov'],
  protected: ['skyddadepersonuppgifter', 'skyddadidentitet', 'skyddad', 'skydd', 'protectedidentity', 'protected', 'skjermetidentitet', 'skjermet', 'hemmeligadresse'],
};

const COLUMN_OF: ReadonlyMap<string, RosterColumn> = new Map(
  ROSTER_COLUMNS.flatMap((column) => HEADERS[column].map((header) => [header, column] as const)),
);

/** Undefined for a column that says nothing to us. */
export function columnOf(header: string): RosterColumn | undefined {
  return COLUMN_OF.get(headerKey(header));
}

/** `E-post (UPN)` is `epost`: what stands in brackets explains, and spaces and hyphens come and go. */
function headerKey(header: string): string {
  return header.normalize('NFC').toLowerCase().replace(/\([^)]*\)|\[[^\]]*\]/g, '').replace(/[^\p{L}\p{N}]/gu, '');
}
