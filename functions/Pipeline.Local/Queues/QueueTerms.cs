using Pipeline.Bus;

namespace Pipeline.Local.Queues;

/// <summary>What all queues have in common.</summary>
internal sealed record QueueTerms(LocalBusOptions Options, BackOffOptions BackOff, TimeProvider Clock);
