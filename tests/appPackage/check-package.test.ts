import assert from 'node:assert/strict';
import { PNG } from 'pngjs';
import { checkPackage } from '../../appPackage/check-package.ts';
import type { PackageFiles } from '../../appPackage/make-package.ts';
import { aPackage, aPackageWhere, faultsOf } from './a-package.ts';

const faultsIn = (files: PackageFiles) => faultsOf(() => checkPackage(files));

describe('the check of the app package', () => {
  it('finds nothing in the package as it is', () => {
    assert.deepEqual(faultsIn(aPackage()), []);
  });

  it('finds a file that is missing, and one that is too many', () => {
    const { 'nb.json': _, ...files } = aPackage();
    assert.deepEqual(faultsIn({ ...files, 'notes.txt': new Uint8Array() }), ['nb.json is missing', 'notes.txt is too many']);
  });

  for (const [what, old, replaced, fault] of [
    ['a name that is too long', '"short": "Ledtråd (test)"', `"short": "${'Ledtråd'.repeat(5)}"`, /manifest\.json \/name\/short .*more than 30/],
    ['a description that is too long', '"short": "En fråga', `"short": "${'Lång '.repeat(16)}`, /manifest\.json \/description\/short .*more than 80/],
    ['a property that the schema does not know', '"isFullScreen"', '"fullScreen": true, "isFullScreen"', /manifest\.json \/ .*additional properties .*fullScreen/],
    ['an id that is none', '"botId": "22222222', '"botId": "2222', /manifest\.json \/bots\/0\/botId /],
    ['a version from before 1.25', '"manifestVersion": "1.25"', '"manifestVersion": "1.24"', /of version 1\.24: at least 1\.25/],
    ['a version that is no number', '"manifestVersion": "1.25"', '"manifestVersion": "devPreview"', /of version devPreview: at least 1\.25/],
    ['a version that nobody has published', '"manifestVersion": "1.25"', '"manifestVersion": "1.99"', /1\.99, whose schema @microsoft\/app-manifest does not have/],
    ['a schema of another version', 'v1.25/MicrosoftTeams.schema', 'v1.26/MicrosoftTeams.schema', /\$schema is not of version 1\.25/],
    ['the list of channel types that Teams refuses', '"supportsChannelFeatures"', '"supportedChannelTypes": ["sharedChannels"], "supportsChannelFeatures"', /supportedChannelTypes is refused/],
    ['silence about channels', '"supportsChannelFeatures": "tier1",', '', /supportsChannelFeatures is not tier1/],
    ['a permission that nothing needs', '"isFullScreen"', '"authorization": { "permissions": { "resourceSpecific": [{ "name": "ChannelMessage.Read.Group", "type": "Application" }] } }, "isFullScreen"', /ChannelMessage\.Read\.Group is asked for/],
    ['another default language', '"defaultLanguageTag": "sv"', '"defaultLanguageTag": "fi"', /languages are fi, en, nb, and those of the product sv, en, nb/],
    ['a language without its file', '"file": "nb.json"', '"file": "no.json"', /nb is not in nb\.json/],
    ['a second domain', '"ledtrad.example"\n', '"ledtrad.example", "cdn.example"\n', /validDomains are ledtrad\.example, cdn\.example/],
    ['an address of somebody else', 'https://ledtrad.example/tab/team', 'https://elsewhere.example/tab/team', /elsewhere\.example\/tab\/team is not on ledtrad\.example/],
    ['a page that the server does not have', 'example/privacy', 'example/integritet', /privacyUrl .*integritet is no page of the server/],
    ['a tab that shows another page', 'example/tab/cohort', 'example/tab/lead', /the tab cohort shows .*\/tab\/lead/],
    ['a tab that chat links to and that is gone', '"entityId": "thread"', '"entityId": "min-trad"', /chat links to the tab thread/],
    ['settings of a channel’s tab that are elsewhere', 'example/tab/config', 'example/tab/settings', /is not where a channel's tab is chosen/],
    ['a sign-in for another app', 'api://ledtrad.example/3333', 'api://ledtrad.example/4444', /webApplicationInfo\.resource is not api:/],
    ['a command that the bot does not answer', '"title": "pausa"', '"title": "ledig"', /sv, personal: "ledig" is nothing that the bot answers there/],
    ['a command that it answers, and means to suggest nowhere', '"title": "kod"', '"title": "utskick"', /sv, personal: "utskick" is send\.open, which commands\.ts does not suggest there/],
    ['a command twice', '"title": "pausa"', '"title": "reflektion"', /sv, personal: reflect\.open has more than one line/],
    ['one of the chat’s own in a channel', '"title": "månadsbrev"', '"title": "status"', /sv, team: "status" is nothing that the bot answers there/],
    ['a list for two places', '"groupChat"\n          ],', '"groupChat", "copilot"\n          ],', /commandLists\[2\] is for more than one place/],
    ['a place that has no list', '"groupChat"\n          ],', '"team"\n          ],', /groupChat has not exactly one list/],
    ['a bot that is not for group chats', '"team",\n        "groupChat"', '"team"', /the bot is not for groupChat/],
  ] as const) {
    it(`finds ${what}`, () => {
      assert.match(faultsIn(aPackageWhere('manifest.json', old, replaced)).join('\n'), fault);
    });
  }

  for (const [what, old, replaced, fault] of [
    ['a text that is missing', '  "staticTabs[2].name": "Learning team",\n', '', /en lacks staticTabs\[2\]\.name/],
    ['a text that says nothing', '"Learning team"', '" "', /en lacks staticTabs\[2\]\.name/],
    ['a text of nothing in the manifest', '"name.full"', '"staticTabs[9].name": "More", "name.full"', /en has staticTabs\[9\]\.name, which is not in the manifest/],
    ['a key that the schema does not know', '"name.full"', '"name.long": "Ledtråd", "name.full"', /en\.json .*additional properties .*name\.long/],
    ['a text that is too long', '"Learning team"', `"${'x'.repeat(129)}"`, /en\.json .*staticTabs.*more than 128/],
    ['a command in that language which the bot does not answer', '"bring up"', '"raise"', /en, personal: "raise" is nothing that the bot answers there\nen, personal: case\.open has no line/],
  ] as const) {
    it(`finds in a language ${what}`, () => {
      assert.match(faultsIn(aPackageWhere('en.json', old, replaced)).join('\n'), fault);
    });
  }

  it('finds every fault at once', () => {
    const files = { ...aPackageWhere('manifest.json', '"title": "pausa"', '"title": "ledig"'), 'outline.png': new Uint8Array([1, 2, 3]) };
    assert.deepEqual(faultsIn(files), ['sv, personal: "ledig" is nothing that the bot answers there', 'sv, personal: pause.open has no line', 'outline.png is no PNG']);
  });
});

describe('the check of the icons', () => {
  const withIcon = (name: string, change: (image: PNG) => PNG | void) => {
    const files = aPackage();
    const image = PNG.sync.read(Buffer.from(files[name] ?? []));
    return faultsIn({ ...files, [name]: PNG.sync.write(change(image) ?? image, { colorType: 6 }) });
  };
  const paint = (image: PNG, x: number, y: number, ...color: number[]) => image.data.set(color, (y * image.width + x) * 4);

  it('finds another size', () => {
    assert.deepEqual(withIcon('color.png', () => new PNG({ width: 96, height: 192 })), ['color.png is 96 × 192 pixels, and has to be 192 × 192']);
  });

  it('finds a hole in the large one', () => {
    assert.deepEqual(withIcon('color.png', (image) => paint(image, 96, 96, 255, 255, 255, 254)), ['color.png is not opaque']);
  });

  it('finds a sign too near its edge', () => {
    assert.deepEqual(withIcon('color.png', (image) => paint(image, 35, 96, 255, 255, 255, 255)), ['color.png has its sign outside the middle 120 × 120 pixels']);
    assert.deepEqual(withIcon('color.png', (image) => paint(image, 36, 96, 255, 255, 255, 255)), []);
  });

  it('finds one that shows nothing', () => {
    assert.deepEqual(withIcon('color.png', ({ data }) => void data.fill(255)), ['color.png shows nothing']);
    assert.deepEqual(withIcon('outline.png', ({ data }) => void data.fill(0)), ['outline.png shows nothing']);
  });

  it('finds a small one that is not white on nothing', () => {
    assert.deepEqual(withIcon('outline.png', (image) => paint(image, 1, 1, 91, 95, 199, 255)), ['outline.png is not white alone']);
    assert.deepEqual(withIcon('outline.png', ({ data }) => void data.fill(255)), ['outline.png is not transparent around its sign']);
  });
});
