import type { AppInstallations, CatalogueAnswer, Refused } from '../ports/app-installations.ts';
import { hasIt, type InstallOutcome } from '../usecases/roster/install-app.ts';
import type { InstallationPlan, LeftAlone, OrganisationsReceivers } from '../usecases/roster/plan-installation.ts';

/** Those who need nothing done are counted, the others named by their row. */
export function leftAloneLines({ leftAlone }: InstallationPlan): readonly string[] {
  const lines = [...leftAlone].map(([why, rows]) => `  ${LEFT_ALONE[why](rows)}`);
  return lines.length === 0 ? [] : ['', 'Left alone:', ...lines];
}

const LEFT_ALONE: Readonly<Record<LeftAlone, (rows: readonly number[]) => string>> = {
  'in-touch': (rows) => `${rows.length} in touch already`,
  protected: (rows) => `${rows.length} with protected identity, who install it themselves`,
  'no-address': (rows) => `${rowsText(rows)}: no address`,
  'no-tenant': (rows) => `${rowsText(rows)}: the organisation's tenant is not known`,
  'tenant-not-allowed': (rows) => `${rowsText(rows)}: the tenant is not in LEDTRAD_TENANTS`,
  'on-no-roster': (rows) => `${rowsText(rows)}: on no roster; import the file first, with npm run roster`,
  twice: (rows) => `${rowsText(rows)}: said before`,
};

/** Why it can be done for nobody there, and who has to do what. */
export function obstacle(installations: AppInstallations, { tenantId, name }: OrganisationsReceivers, answer: Exclude<CatalogueAnswer, { kind: 'found' }>): string {
  if (answer.kind === 'not-in-catalogue') return `${name}: Ledtråd is not in the organisation's app catalogue. Its Teams administrator has to upload or allow the app first.`;
  return `${name}: ${refusal(installations, tenantId, answer)}`;
}

const NO_SUCH_USER = 'there is no such account in the organisation. A guest is given the app at home.';

export function outcomeLines(installations: AppInstallations, { tenantId, name, receivers }: OrganisationsReceivers, outcomes: readonly InstallOutcome[]): readonly string[] {
  const count = (kind: InstallOutcome['answer']['kind']) => outcomes.filter(({ answer }) => answer.kind === kind).length;
  const failed = outcomes.flatMap(({ row, answer }) => {
    if (hasIt(answer)) return [];
    return [`  row ${row}: ${answer.kind === 'no-such-user' ? NO_SUCH_USER : refusal(installations, tenantId, answer)}`];
  });
  const untried = receivers.length - outcomes.length;
  return [`${name}: ${count('installed')} installed, ${count('already-installed')} had it already, ${failed.length + untried} without it.`, ...failed, ...(untried > 0 ? [`  ${untried} more were not tried.`] : [])];
}

function refusal(installations: AppInstallations, tenantId: OrganisationsReceivers['tenantId'], answer: Refused): string {
  switch (answer.kind) {
    case 'consent-missing':
      return `an administrator of the organisation has to agree first that Ledtråd may install itself (TeamsAppInstallation.ReadWriteSelfForUser.All, AppCatalog.Read.All), at ${installations.consentUrl(tenantId)}`;
    case 'refused':
      return `Microsoft refused (${answer.reason}).`;
    case 'try-later':
      return 'Microsoft Graph was busy or away. Run the same again.';
  }
}

function rowsText(rows: readonly number[]): string {
  return `${rows.length === 1 ? 'row' : 'rows'} ${rows.join(', ')}`;
}
