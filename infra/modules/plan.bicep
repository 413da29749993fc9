// The machines, and when there are to be more of them.
param name string
param location string
param sku string
param instances int
param maxInstances int
param autoscale bool
param scaleByOldestDue bool
param zoneRedundant bool
param applicationInsightsId string
param tags object

resource plan 'Microsoft.Web/serverfarms@2024-11-01' = {
  name: name
  location: location
  tags: tags
  kind: 'linux'
  sku: {
    name: sku
    capacity: instances
  }
  properties: {
    reserved: true
    zoneRedundant: zoneRedundant
  }
}

var byCpu = [
  {
    metricTrigger: {
      metricResourceUri: plan.id
      // Said although it follows from the resource: without it autoscale has been seen not to find the metric.
      metricNamespace: 'Microsoft.Web/serverfarms'
      metricName: 'CpuPercentage'
      timeGrain: 'PT1M'
      timeWindow: 'PT5M'
      statistic: 'Average'
      timeAggregation: 'Average'
      operator: 'GreaterThan'
      threshold: 70
      dividePerInstance: false
    }
    scaleAction: {
      direction: 'Increase'
      type: 'ChangeCount'
      value: '1'
      cooldown: 'PT5M'
    }
  }
  {
    metricTrigger: {
      metricResourceUri: plan.id
      metricNamespace: 'Microsoft.Web/serverfarms'
      metricName: 'CpuPercentage'
      timeGrain: 'PT1M'
      timeWindow: 'PT15M'
      statistic: 'Average'
      timeAggregation: 'Average'
      operator: 'LessThan'
      threshold: 30
      dividePerInstance: false
    }
    scaleAction: {
      direction: 'Decrease'
      type: 'ChangeCount'
      value: '1'
      cooldown: 'PT15M'
    }
  }
]

// Autoscale reads the metrics that Application Insights keeps, not the log: the lanes' gauge by its own name, the
// oldest of all lanes. It takes machines away only when every rule for less holds.
var byOldestDue = [
  {
    metricTrigger: {
      metricResourceUri: applicationInsightsId
      metricNamespace: 'azure.applicationinsights'
      metricName: 'ledtrad.lane.oldest_due'
      timeGrain: 'PT1M'
      timeWindow: 'PT5M'
      statistic: 'Max'
      timeAggregation: 'Maximum'
      operator: 'GreaterThan'
      threshold: 120
      dividePerInstance: false
    }
    scaleAction: {
      direction: 'Increase'
      type: 'ChangeCount'
      value: '1'
      cooldown: 'PT5M'
    }
  }
  {
    metricTrigger: {
      metricResourceUri: applicationInsightsId
      metricNamespace: 'azure.applicationinsights'
      metricName: 'ledtrad.lane.oldest_due'
      timeGrain: 'PT1M'
      timeWindow: 'PT15M'
      statistic: 'Max'
      timeAggregation: 'Maximum'
      operator: 'LessThan'
      threshold: 30
      dividePerInstance: false
    }
    scaleAction: {
      direction: 'Decrease'
      type: 'ChangeCount'
      value: '1'
      cooldown: 'PT15M'
    }
  }
]

resource scaling 'Microsoft.Insights/autoscaleSettings@2022-10-01' = if (autoscale) {
  name: '${name}-autoscale'
  location: location
  tags: tags
  properties: {
    enabled: true
    targetResourceUri: plan.id
    profiles: [
      {
        name: 'load'
        capacity: {
          minimum: string(instances)
          maximum: string(maxInstances)
          default: string(instances)
        }
        rules: concat(byCpu, scaleByOldestDue ? byOldestDue : [])
      }
    ]
  }
}

output id string = plan.id
