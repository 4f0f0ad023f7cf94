using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Clicks;
using Pipeline.Connect;
using Pipeline.Digests;
using Pipeline.Enforce;
using Pipeline.Export;
using Pipeline.Identity;
using Pipeline.Ingest;
using Pipeline.Moderate.SecondOpinion;
using Pipeline.Platforms;
using Pipeline.Privacy;
using Pipeline.Pulses;
using Pipeline.Recognise;
using Pipeline.Record;
using Pipeline.Report;
using Pipeline.Review;
using Pipeline.Rollup;
using Pipeline.Settings;
using Pipeline.Store;
using Pipeline.Telemetry;

namespace Pipeline.Flow;

public static class FlowServices
{
    /// <summary>Every stage, in the order of the flow. The host adds <see cref="IStore"/>, <see cref="Bus.IBus"/> and logging.</summary>
    public static IServiceCollection AddFlow(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton<CommunityDirectory>()
        .AddSingleton<ChangeSettings>()
        .AddSingleton<MoveFacts>()
        .AddTelemetry()
        .AddIngest(configuration)
        .AddPlatforms(configuration)
        .AddConnect()
        .AddClicks()
        .AddSecondOpinion(configuration)
        .AddRecord()
        .AddEnforce()
        .AddReview(configuration)
        .AddRollup()
        .AddReport()
        .AddPulses()
        .AddDigests()
        .AddPrivacy()
        .AddExport()
        .AddSingleton<LinkAccounts>()
        .AddSingleton<RecogniseMember>()
        .AddSingleton<ModerateAndClassify>()
        .AddSingleton<CarryOut>()
        .AddSingleton<ShowModerators>()
        .AddSingleton<UndoWork>()
        .AddSingleton<SettleReview>()
        .AddSingleton<QueueStages>();
}
