/** A made-up cohort's roster as Excel writes it, with two things in it that are to be mended before it can be imported. */
const HEADERS = 'Namn;E-post;Kommun;Tenant-id;Skola;Skolform;Roll;Lärteam;Sportlov, vecka;Skyddade personuppgifter';
const HAMRA = 'Björkhamra kommun;5b1f0c7e-0000-4000-8000-00000000b10a';
const SUND = 'Sundåsa kommun;5b1f0c7e-0000-4000-8000-0000000050d1';

const MENDED = [
  `Tilda Ekhamre;tilda.ekhamre@bjorkhamra.example;${HAMRA};Tallbackaskolan;Grundskola;Rektor;Lärteam Asken;9;`,
  `Rasmus Lövhage;rasmus.lovhage@bjorkhamra.example;${HAMRA};Kvarnbergsskolan;Grundskola;Rektor;Lärteam Asken;9;`,
  `Leyla Sandmark;leyla.sandmark@bjorkhamra.example;${HAMRA};Förskolan Vitsippan;Förskola;Förskolerektor;Lärteam Linden;9;`,
  `Joel Mårdstad;joel.mardstad@sundasa.example;${SUND};Hamnskolan;Grundskola;Rektor;Lärteam Asken;8;`,
  `Agnes Vintervik;agnes.vintervik@sundasa.example;${SUND};Hamnskolan;Grundskola;Biträdande rektor;Lärteam Linden;8;`,
  `Amir Strömhed;amir.stromhed@sundasa.example;${SUND};Åsbyskolan;Grundskola;Rektor;Lärteam Linden;8;`,
  `;nora@sundasa.example;${SUND};Ängsskolan;Grundskola;Rektor;Lärteam Asken;8;ja`,
  `Malin Högfors;malin.hogfors@bjorkhamra.example;${HAMRA};;;Processledare;Lärteam Asken;9;`,
];
const FAULTY = MENDED.map((row) => row.replace('Kvarnbergsskolan;Grundskola;Rektor', 'Kvarnbergsskolan;Grundskola;Rektr').replace('Lärteam Linden;8;', 'Lärteam Linden;12;'));

export interface RosterFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

export function faultyRoster(): RosterFile {
  return fileOf(FAULTY);
}

export function mendedRoster(): RosterFile {
  return fileOf(MENDED);
}

function fileOf(rows: readonly string[]): RosterFile {
  return { name: 'omgång-2.csv', mimeType: 'text/csv', buffer: Buffer.from(`\ufeff${[HEADERS, ...rows].join('\r\n')}\r\n`) };
}
