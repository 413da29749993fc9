import assert from 'node:assert/strict';
import { loadCatalogue } from '../../bot/catalogue/load.ts';
import { LedtradError } from '../../bot/domain/errors.ts';

describe('looking up in the catalogue', () => {
  const catalogue = loadCatalogue({ folders: [] });

  it('finds nothing for an id that a card or an address made up', () => {
    for (const id of ['', 'verksamhet.finns-inte', '__proto__', 'constructor']) {
      assert.equal(catalogue.programme(id), undefined);
      assert.equal(catalogue.area(id), undefined);
      assert.equal(catalogue.action(id), undefined);
    }
  });

  it('leads from an action to its area and from an area to its programme', () => {
    const action = catalogue.action('verksamhet.rundor');
    assert.ok(action);
    const area = catalogue.area(action.areaId);
    assert.ok(area);
    assert.equal(area.id, 'verksamhet');
    assert.ok(catalogue.programme(area.programmeId)?.areas.includes(area));
  });

  it('gives each language its own text', () => {
    const area = catalogue.area('verksamhet');
    const effect = area?.effects[0];
    assert.ok(area && effect);
    assert.equal(catalogue.areaText(area.id, 'sv').name, 'Lär känna din verksamhet');
    assert.equal(catalogue.areaText(area.id, 'en').name, 'Get to know your school');
    assert.equal(catalogue.areaText(area.id, 'nb').name, 'Bli kjent med skolen din');
    assert.equal(catalogue.effectText(effect, 'nb'), 'Du har møtt flere, og andre enn du pleier');
  });

  it('refuses a version that was never written', () => {
    const action = catalogue.action('verksamhet.rundor');
    assert.ok(action);
    assert.throws(
      () => catalogue.actionText(action.id, 2, 'sv'),
      (error) => error instanceof LedtradError && error.code === 'not-found',
    );
  });
});
