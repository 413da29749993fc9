import type { Member, ObjectShape, ResourceSchema, Shape } from './shape.ts';

/**
 * The types that the offline schemas lack: alerts, autoscale, diagnostics and locks. Of each what is used here and what
 * is required, as Azure's reference of resource types has it, written by hand.
 */
const text: Shape = { kind: 'string' };
const flag: Shape = { kind: 'bool' };
const count: Shape = { kind: 'int' };

function oneOf(...values: string[]): Shape {
  return { kind: 'string', oneOf: values };
}

function list(of: Shape): Shape {
  return { kind: 'array', of };
}

/** A name that ends in `!` is required. */
function object(members: Record<string, Shape>): ObjectShape {
  const entries = Object.entries(members).map(([name, shape]): [string, Member] =>
    [name.replace(/!$/, ''), { shape, isRequired: name.endsWith('!'), isReadOnly: false }]);
  return { kind: 'object', members: new Map(entries), isOpen: false };
}

const tags: Shape = { kind: 'object', members: new Map(), isOpen: true };

const metricTrigger = object({
  'metricName!': text,
  'metricResourceUri!': text,
  metricNamespace: text,
  'timeGrain!': text,
  'timeWindow!': text,
  'statistic!': oneOf('Average', 'Min', 'Max', 'Sum', 'Count'),
  'timeAggregation!': oneOf('Average', 'Minimum', 'Maximum', 'Total', 'Count', 'Last'),
  'operator!': oneOf('Equals', 'NotEquals', 'GreaterThan', 'GreaterThanOrEqual', 'LessThan', 'LessThanOrEqual'),
  'threshold!': count,
  dividePerInstance: flag,
});

/** Exported because the rules stand in variables of their own, which are checked by it. */
export const SCALE_RULE = object({
  'metricTrigger!': metricTrigger,
  'scaleAction!': object({
    'direction!': oneOf('None', 'Increase', 'Decrease'),
    'type!': oneOf('ChangeCount', 'PercentChangeCount', 'ExactCount', 'ServiceAllowedNextValue'),
    value: text,
    'cooldown!': text,
  }),
});

const autoscale = object({
  'name!': text,
  'location!': text,
  tags,
  'properties!': object({
    enabled: flag,
    targetResourceUri: text,
    'profiles!': list(object({
      'name!': text,
      'capacity!': object({ 'minimum!': text, 'maximum!': text, 'default!': text }),
      'rules!': list(SCALE_RULE),
    })),
  }),
});

const metricAlert = object({
  'name!': text,
  'location!': text,
  tags,
  'properties!': object({
    description: text,
    'severity!': count,
    'enabled!': flag,
    'scopes!': list(text),
    'evaluationFrequency!': text,
    'windowSize!': text,
    autoMitigate: flag,
    'criteria!': object({
      'odata.type!': oneOf('Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria', 'Microsoft.Azure.Monitor.MultipleResourceMultipleMetricCriteria'),
      allOf: list(object({
        'criterionType!': oneOf('StaticThresholdCriterion', 'DynamicThresholdCriterion'),
        'name!': text,
        metricNamespace: text,
        'metricName!': text,
        'timeAggregation!': oneOf('Average', 'Count', 'Minimum', 'Maximum', 'Total'),
        'operator!': oneOf('Equals', 'GreaterThan', 'GreaterThanOrEqual', 'LessThan', 'LessThanOrEqual'),
        'threshold!': count,
        skipMetricValidation: flag,
      })),
    }),
    actions: list(object({ actionGroupId: text })),
  }),
});

const queryAlert = object({
  'name!': text,
  'location!': text,
  tags,
  kind: oneOf('LogAlert', 'LogToMetric'),
  'properties!': object({
    displayName: text,
    description: text,
    severity: count,
    enabled: flag,
    scopes: list(text),
    evaluationFrequency: text,
    windowSize: text,
    autoMitigate: flag,
    skipQueryValidation: flag,
    criteria: object({
      allOf: list(object({
        query: text,
        metricMeasureColumn: text,
        timeAggregation: oneOf('Average', 'Count', 'Minimum', 'Maximum', 'Total'),
        operator: oneOf('Equals', 'GreaterThan', 'GreaterThanOrEqual', 'LessThan', 'LessThanOrEqual'),
        threshold: count,
        failingPeriods: object({ numberOfEvaluationPeriods: count, minFailingPeriodsToAlert: count }),
      })),
    }),
    actions: object({ actionGroups: list(text) }),
  }),
});

const actionGroup = object({
  'name!': text,
  'location!': text,
  tags,
  properties: object({
    'groupShortName!': text,
    'enabled!': flag,
    emailReceivers: list(object({ 'name!': text, 'emailAddress!': text, useCommonAlertSchema: flag })),
  }),
});

const diagnostics = object({
  'name!': text,
  properties: object({
    workspaceId: text,
    logs: list(object({ category: text, categoryGroup: text, 'enabled!': flag })),
    metrics: list(object({ category: text, 'enabled!': flag })),
  }),
});

const lock = object({
  'name!': text,
  'properties!': object({ 'level!': oneOf('NotSpecified', 'CanNotDelete', 'ReadOnly'), notes: text }),
});

export const OWN_SCHEMAS: Readonly<Record<string, ResourceSchema>> = {
  'Microsoft.Insights/autoscaleSettings': { version: '2022-10-01', body: autoscale },
  'Microsoft.Insights/metricAlerts': { version: '2018-03-01', body: metricAlert },
  'Microsoft.Insights/scheduledQueryRules': { version: '2023-12-01', body: queryAlert },
  'Microsoft.Insights/actionGroups': { version: '2023-01-01', body: actionGroup },
  'Microsoft.Insights/diagnosticSettings': { version: '2021-05-01-preview', body: diagnostics },
  'Microsoft.Authorization/locks': { version: '2020-05-01', body: lock },
};
