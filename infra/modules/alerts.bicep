// What wakes somebody. Each alert has a section in infra/runbook.md that tells what to do.
param name string
param location string
param emails array
param applicationInsightsId string
param appId string
param storageId string
param tags object

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: '${name}-people'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'ledtrad'
    emailReceivers: [for (email, i) in emails: {
      name: 'person-${i}'
      emailAddress: trim(email)
      useCommonAlertSchema: true
    }]
  }
}

// Asked of the log and not of the metric store: a query can tell a lane that nobody holds from one with nothing to do,
// and may be stored before the first figure has come. Gauges are sent one by one: `valueSum` is the figure itself.
var byQuery = [
  {
    name: 'oldest-due'
    description: 'A card has been due for a quarter of an hour and is not sent'
    severity: 1
    query: '''
      customMetrics
      | where name == 'ledtrad.lane.oldest_due'
      | summarize figure = max(valueSum) by bin(timestamp, 5m)
    '''
    window: 'PT15M'
    over: 900
  }
  {
    name: 'poisoned'
    description: 'Teams refuses cards as malformed, or they could not be drawn'
    severity: 2
    query: '''
      customMetrics
      | where name == 'ledtrad.lane.failures' and tostring(customDimensions.state) == 'poisoned'
      | summarize fewest = min(valueSum), most = max(valueSum) by lane = tostring(customDimensions.lane)
      | summarize figure = sum(most - fewest)
    '''
    window: 'PT1H'
    over: 0
  }
  {
    name: 'lane-paused'
    description: 'A lane sends nothing and asks to be looked at: no token, or twenty refusals in a row'
    severity: 1
    query: '''
      customMetrics
      | where name == 'ledtrad.lane.alert'
      | summarize figure = max(valueSum) by bin(timestamp, 5m)
    '''
    window: 'PT15M'
    over: 0
  }
  {
    name: 'silent'
    description: 'No process has told of any lane for a quarter of an hour: nothing is sent, or telemetry does not arrive'
    severity: 1
    query: '''
      customMetrics
      | where name == 'ledtrad.lane.oldest_due'
      | summarize told = count()
      | extend figure = iff(told == 0, 1, 0)
    '''
    window: 'PT15M'
    over: 0
  }
]

resource queryAlerts 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [for alert in byQuery: {
  name: '${name}-${alert.name}'
  location: location
  tags: tags
  kind: 'LogAlert'
  properties: {
    displayName: '${name} ${alert.name}'
    description: alert.description
    severity: alert.severity
    enabled: true
    scopes: [
      applicationInsightsId
    ]
    evaluationFrequency: 'PT5M'
    windowSize: alert.window
    autoMitigate: true
    skipQueryValidation: true
    criteria: {
      allOf: [
        {
          query: alert.query
          metricMeasureColumn: 'figure'
          timeAggregation: 'Maximum'
          operator: 'GreaterThan'
          threshold: alert.over
          failingPeriods: {
            numberOfEvaluationPeriods: 1
            minFailingPeriodsToAlert: 1
          }
        }
      ]
    }
    actions: {
      actionGroups: [
        people.id
      ]
    }
  }
}]

var byMetric = [
  {
    name: 'errors'
    description: 'The app answers with 5xx'
    severity: 2
    scope: appId
    namespace: 'Microsoft.Web/sites'
    metric: 'Http5xx'
    aggregation: 'Total'
    operator: 'GreaterThan'
    threshold: 10
    window: 'PT5M'
  }
  {
    name: 'health'
    description: 'A quarter of the machines, or of the last quarter of an hour, does not answer on /livez'
    severity: 1
    scope: appId
    namespace: 'Microsoft.Web/sites'
    metric: 'HealthCheckStatus'
    aggregation: 'Average'
    operator: 'LessThan'
    // A restart of all machines for an upgrade stays above.
    threshold: 75
    window: 'PT15M'
  }
  {
    name: 'storage'
    description: 'The tables do not answer as they should'
    severity: 1
    scope: '${storageId}/tableServices/default'
    namespace: 'Microsoft.Storage/storageAccounts/tableServices'
    metric: 'Availability'
    aggregation: 'Average'
    operator: 'LessThan'
    threshold: 99
    window: 'PT5M'
  }
]

resource metricAlerts 'Microsoft.Insights/metricAlerts@2018-03-01' = [for alert in byMetric: {
  name: '${name}-${alert.name}'
  location: 'global'
  tags: tags
  properties: {
    description: alert.description
    severity: alert.severity
    enabled: true
    scopes: [
      alert.scope
    ]
    evaluationFrequency: 'PT1M'
    windowSize: alert.window
    autoMitigate: true
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: alert.name
          metricNamespace: alert.namespace
          metricName: alert.metric
          timeAggregation: alert.aggregation
          operator: alert.operator
          threshold: alert.threshold
        }
      ]
    }
    actions: [
      {
        actionGroupId: people.id
      }
    ]
  }
}]
