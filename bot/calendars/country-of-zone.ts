import type { ZoneId } from '../domain/calendar/zone.ts';

/**
 * Where the programmes' people live, and where they are known to stay for a while; ISO 3166 alpha-2. A zone that is not
 * here has no public holidays, because a wrong country's would be worse than none.
 */
const COUNTRY_BY_ZONE: Readonly<Record<string, string>> = {
  'Europe/Stockholm': 'SE',
  'Europe/Oslo': 'NO',
  'Arctic/Longyearbyen': 'NO',
  'Europe/Copenhagen': 'DK',
  'Europe/Helsinki': 'FI',
  'Europe/Mariehamn': 'FI',
  'Atlantic/Reykjavik': 'IS',
  'Europe/Tallinn': 'EE',
  'Europe/Riga': 'LV',
  'Europe/Vilnius': 'LT',
  'Europe/Warsaw': 'PL',
  'Europe/Berlin': 'DE',
  'Europe/Amsterdam': 'NL',
  'Europe/Brussels': 'BE',
  'Europe/Paris': 'FR',
  'Europe/London': 'GB',
  'Europe/Dublin': 'IE',
  'Europe/Madrid': 'ES',
  'Europe/Lisbon': 'PT',
  'Europe/Rome': 'IT',
  'Europe/Vienna': 'AT',
  'Europe/Zurich': 'CH',
  'Europe/Athens': 'GR',
  'America/Santiago': 'CL',
  'America/Punta_Arenas': 'CL',
};

/** Undefined for a zone outside the table. */
export function countryOfZone(zone: ZoneId): string | undefined {
  return COUNTRY_BY_ZONE[zone];
}
