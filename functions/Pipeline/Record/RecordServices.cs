using Microsoft.Extensions.DependencyInjection;
using Pipeline.Identity;
using Pipeline.Moderate;
using Pipeline.Moderate.Checks;
using Pipeline.Moderate.Surroundings;

namespace Pipeline.Record;

public static class RecordServices
{
    /// <summary>The pass behind the queue of events; needs a store, the communities and a clock.</summary>
    public static IServiceCollection AddRecord(this IServiceCollection services) => services
        // The order of the checks is the order in which a moderator reads what they found: what a text is, then what its author does.
        .AddSingleton<Check, ListedLinkCheck>()
        .AddSingleton<Check, RefusedLinkCheck>()
        .AddSingleton<Check, LookAlikeCheck>()
        .AddSingleton<Check, InviteCheck>()
        .AddSingleton<Check, BlockedTermCheck>()
        .AddSingleton<Check, ScoreCheck>()
        .AddSingleton<Check, PromotionCheck>()
        .AddSingleton<Check, LanguageCheck>()
        .AddSingleton<Check, OfficeCheck>()
        .AddSingleton<Check, ImpersonationCheck>()
        .AddSingleton<Check, SolicitationCheck>()
        .AddSingleton<Check, NewcomerLinkCheck>()
        .AddSingleton<Check, FirstMessageCheck>()
        .AddSingleton<Check, MentionCheck>()
        .AddSingleton<Check, QuietHoursCheck>()
        .AddSingleton<Check, RepeatCheck>()
        .AddSingleton<Check, ReferralCheck>()
        .AddSingleton<Check, FloodCheck>()
        .AddSingleton<Check, ReactionCheck>()
        .AddSingleton<Check, RaidCheck>()
        .AddSingleton<Check, EditCheck>()
        .AddSingleton<Check, JoinWaveCheck>()
        .AddSingleton<Judge>()
        .AddSingleton<ClimbLadder>()
        .AddSingleton<ReadCompany>()
        .AddSingleton<ReadCases>()
        .AddSingleton<JudgeTexts>()
        .AddSingleton<JudgeAuthor>()
        .AddSingleton<KeepSteps>()
        .AddSingleton<KeepNames>()
        .AddSingleton<FindNeighbours>()
        .AddSingleton<JudgeRecorded>()
        .AddSingleton<LinkCodes>()
        .AddSingleton<ReadBatch>()
        .AddSingleton<WithdrawMessage>()
        .AddSingleton<RecordEvents>();
}
