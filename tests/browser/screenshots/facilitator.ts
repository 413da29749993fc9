/** The pictures of README.sv.md: a facilitator's way from an empty cohort to a meeting that has been held. */
import type { Locator, Page } from 'playwright-core';
import { fill, lastCard, tap } from '../support/playground.ts';
import type { Camera } from './camera.ts';
import { faultyRoster, mendedRoster, type RosterFile } from './roster-file.ts';

const COHORT_LEADER = 'metodstodjare';
const TEAM_LEADER = 'processledare';
const COHORT_NAME = 'Omgång 2, våren 2027';

export async function photographFacilitator(camera: Camera): Promise<void> {
  await photographNewCohort(camera);
  await photographCohort(camera);
  await photographMeetings(camera);
  await photographBroadcast(camera);
  await photographFollowing(camera);
}

async function photographNewCohort(camera: Camera): Promise<void> {
  const page = await camera.tab('lead/demo/roster', COHORT_LEADER);
  await camera.strip(page, 'claims', region(page, 'Två om samma plats'));
  await button(page, 'Ny kohort').click();
  await page.getByLabel('Namn', { exact: true }).fill(COHORT_NAME);
  await camera.part(page, 'new-cohort', page.getByRole('dialog'));
  await button(page, 'Skapa kohorten').click();
  await page.locator('a[href$="/roster"]:not([href*="/demo/"])').waitFor();

  await link(page, 'Deltagare').click();
  await button(page, 'Importera från fil').click();
  await look(page, faultyRoster());
  await camera.strip(page, 'import-faults', region(page, 'Det här skulle hända'));
  await look(page, mendedRoster());
  await button(page, 'Importera').waitFor();
  await camera.strip(page, 'import-preview', page.getByRole('heading', { level: 1 }), button(page, 'Importera'));
  await button(page, 'Importera').click();
  await button(page, 'Ja, importera').click();
  await page.getByText('Importen är klar.').first().waitFor();
  await camera.strip(page, 'import-done', region(page, 'Senaste importen'));

  await button(page, 'Till listan').click();
  const code = button(page, 'Ge Joel Mårdstad en kod');
  await code.waitFor();
  await page.getByLabel('Sök namn, skola eller organisation').fill('Sundåsa');
  await camera.strip(page, 'roster', page.getByRole('heading', { level: 1 }), page.getByText('En person med skyddade personuppgifter är med'));
  await code.click();
  await button(page, 'Visa en kod').click();
  await page.getByText('Ge koden till personen själv').waitFor();
  await camera.part(page, 'code', page.getByRole('dialog'));
  await button(page, 'Stäng').click();

  await link(page, 'Lärteam').click();
  await page.getByRole('table').getByText('Malin Högfors').waitFor();
  await camera.strip(page, 'teams', page.getByRole('heading', { level: 1 }), button(page, 'Skapa lärteamet'));
  await page.close();
}

async function photographCohort(camera: Camera): Promise<void> {
  const organisations = await camera.tab('lead/demo/organisations', COHORT_LEADER);
  await camera.strip(organisations, 'organisations', organisations.getByRole('heading', { level: 1 }), cardOf(organisations, 'Norrlida kommun'));
  await organisations.close();

  const selection = await camera.tab('lead/demo/selection', COHORT_LEADER);
  await camera.strip(selection, 'selection', selection.getByRole('heading', { level: 1 }), cardOf(selection, 'Samira Lundvall'));
  await selection.close();

  const plan = await camera.tab('lead/demo/plan', COHORT_LEADER);
  await camera.strip(plan, 'plan', plan.getByRole('heading', { level: 1 }), button(plan, 'Spara tidplanen'));
  await plan.getByRole('heading', { name: 'Januari 2027' }).waitFor();
  await camera.strip(plan, 'year', region(plan, 'Läsårets datum'));
  await plan.close();

  const roles = await camera.tab('lead/demo/roles', COHORT_LEADER);
  await region(roles, 'Lämna över').getByLabel('Till vem').selectOption('Mirjam Halleberg');
  await camera.strip(roles, 'roles', region(roles, 'Ge någon en roll'), region(roles, 'Lämna över'));
  await roles.close();

  const peers = await camera.tab('lead/demo/peers', COHORT_LEADER);
  await button(peers, 'Föreslå kollegor').click();
  await button(peers, 'Bekräfta').waitFor();
  await camera.strip(peers, 'peers', peers.getByRole('heading', { level: 1 }), button(peers, 'Kasta förslaget'));
  await peers.close();
}

async function photographMeetings(camera: Camera): Promise<void> {
  const page = await camera.tab('lead/demo/meetings', TEAM_LEADER);
  await page.getByRole('table', { name: 'Kommande' }).getByRole('button').first().click();
  await region(page, 'Att ta upp').waitFor();
  await camera.strip(page, 'meeting', page.getByRole('heading', { level: 1 }), region(page, 'Att ta upp'));
  await button(page, 'Alla möten').click();
  await page.getByRole('table', { name: 'Genomförda' }).getByRole('button').first().click();
  await region(page, 'Vilka var med?').waitFor();
  await camera.strip(page, 'after-meeting', region(page, 'Vilka var med?'), region(page, 'Till nästa gång'));
  await button(page, 'Alla möten').click();
  await button(page, 'Planera möte').click();
  await page.getByLabel(/^Datum/).first().fill('2027-02-02');
  await page.getByLabel(/^Från/).fill('13:00');
  await page.getByLabel(/^Till\W*$/).fill('14:15');
  await page.getByLabel('Plats').fill('Sammanträdesrum Linden');
  await page.getByLabel('Upprepa').selectOption('5');
  await page.getByText('Flyttat från').waitFor();
  await camera.strip(page, 'series', page.getByText('Upprepa', { exact: true }), button(page, 'Planera 5 möten'));
  await page.close();
}

async function photographBroadcast(camera: Camera): Promise<void> {
  const chat = await camera.playground({ width: 1280, height: 1500 });
  const page = await camera.tab('lead/demo/broadcasts', TEAM_LEADER);
  await button(page, 'Nytt utskick').click();
  await page.getByLabel('Rubrik').fill('Inför tisdagens möte');
  await page.getByLabel('Text', { exact: true }).fill('Vi ses på tisdag klockan 13. Ta med **ett exempel** från dina rundor, stort eller litet.');
  await page.getByLabel('Ja, med fritt svar').check();
  await page.getByLabel('Frågan', { exact: true }).fill('Vad vill du att vi lägger mest tid på?');
  await page.getByLabel('Går att svara till').fill('2026-11-30T16:00');
  await page.getByLabel('Ett eller flera lärteam').check();
  await page.getByLabel('De som leder och det egna lärteamet, med namn').check();
  await page.locator('.ac-adaptiveCard').getByText('Vad vill du att vi lägger mest tid på?').waitFor();
  await page.getByText('Sparat', { exact: true }).waitFor();
  await camera.strip(page, 'compose', page.getByRole('heading', { level: 1 }), button(page, 'Granska och skicka'));
  await button(page, 'Granska och skicka').click();
  await page.getByRole('button', { name: /^Skicka till/ }).click();
  await page.getByRole('heading', { name: 'Så långt har det kommit' }).waitFor();

  const card = lastCard(chat, 'Inför tisdagens möte');
  await card.waitFor({ timeout: 120_000 });
  await fill(card, 'Vad vill du att vi lägger mest tid på?', 'Hur vi får med hela arbetslaget.');
  await card.screenshot({ path: await camera.file('question') });
  await page.getByRole('button', { name: /^Skicka igen till de/ }).waitFor({ timeout: 120_000 });
  await camera.strip(page, 'progress', page.getByRole('heading', { level: 1 }), region(page, 'Svar'));
  await page.getByRole('button', { name: /^Skicka igen till de/ }).click();
  await camera.part(page, 'resend', page.getByRole('alertdialog').or(page.getByRole('dialog')));
  await button(page, 'Inte nu').click();
  await page.getByRole('button', { name: /^Påminn/ }).click();
  await camera.part(page, 'remind', page.getByRole('alertdialog').or(page.getByRole('dialog')));
  await page.close();
  await tap(card, 'Skicka svaret');
  await lastCard(chat, 'Ditt svar är sparat').screenshot({ path: await camera.file('answered') });
  await chat.close();

  const finished = await camera.tab('lead/demo/broadcasts', TEAM_LEADER);
  await finished.getByRole('button', { name: /^Inför .*förra/ }).click();
  await button(finished, 'Läs svaren').click();
  await button(finished, 'Skriv ut').waitFor();
  await camera.strip(finished, 'answers', finished.getByRole('heading', { level: 1 }), region(finished, 'Lärteam Norr'));
  await finished.close();

  const everybody = await camera.tab('lead/demo/broadcasts', COHORT_LEADER);
  await button(everybody, 'Vad ska nätverksdagarna handla om?').click();
  await everybody.getByLabel('Går att svara till').fill('2026-12-04T16:00');
  await button(everybody, 'Granska och skicka').click();
  await camera.part(everybody, 'confirm', everybody.getByRole('alertdialog').or(everybody.getByRole('dialog')));
  await everybody.close();
}

async function photographFollowing(camera: Camera): Promise<void> {
  const everybody = await camera.tab('lead/demo/overview', COHORT_LEADER);
  await camera.strip(everybody, 'asks', everybody.getByRole('heading', { level: 1 }), everybody.getByRole('region', { name: 'Vill ha hjälp' }).locator('li').first());
  await everybody.close();

  const overview = await camera.tab('lead/demo/overview', TEAM_LEADER);
  await overview.getByText('Hämtar …').waitFor({ state: 'detached' });
  await camera.strip(overview, 'overview', region(overview, 'Kom inte fram'), region(overview, 'Veckans fråga'));
  await link(overview, 'Processlogg').click();
  await overview.getByLabel('Vad lade du märke till?').fill('Lugnare samtal i dag, med en fråga i taget. Nästa gång: börja med det som gick bra.');
  await button(overview, 'Spara').click();
  await overview.getByText('Anteckningen är sparad.').first().waitFor();
  await camera.strip(overview, 'log', overview.getByRole('heading', { level: 1 }), region(overview, 'Tidigare anteckningar'));
  await overview.close();
}

async function look(page: Page, file: RosterFile): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(file);
  await button(page, 'Visa vad som skulle ändras').click();
  await page.getByRole('heading', { name: 'Det här skulle hända' }).waitFor();
}

function button(page: Page | Locator, name: string): Locator {
  return page.getByRole('button', { name, exact: true });
}

/** The least that holds the heading and something to press. */
function cardOf(page: Page, heading: string): Locator {
  return page.getByRole('heading', { name: heading, exact: true }).locator('xpath=ancestor::*[.//button][1]');
}

function link(page: Page, name: string): Locator {
  return page.getByRole('navigation', { name: 'Sidor för den som leder' }).getByRole('link', { name, exact: true });
}

function region(page: Page, name: string): Locator {
  return page.getByRole('region', { name, exact: true });
}
