using Microsoft.Extensions.DependencyInjection;
using Pipeline.Identity;
using Pipeline.Moderate;
using Pipeline.Moderate.Checks;

namespace Pipeline.Record;

public static class RecordServices
{
    /// <summary>The pass behind the queue of events; needs a store, the communities and a clock.</summary>
    public static IServiceCollection AddRecord(this IServiceCollection services) => services
        // The order of the checks is the order in which a moderator reads what they found: what a text is, then what its author does.
        .AddSingleton<Check, ListedLinkCheck>()
        .AddSingleton<Check, RefusedLinkCheck>()
        .AddSingleton<Check, InviteCheck>()
        .AddSingleton<Check, ScoreCheck>()
        .AddSingleton<Check, NewcomerLinkCheck>()
        .AddSingleton<Check, RepeatCheck>()
        .AddSingleton<Check, FloodCheck>()
        .AddSingleton<Judge>()
        .AddSingleton<ClimbLadder>()
        .AddSingleton<JudgeTexts>()
        .AddSingleton<LinkCodes>()
        .AddSingleton<ReadBatch>()
        .AddSingleton<WithdrawMessage>()
        .AddSingleton<RecordEvents>();
}
