using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Pipeline.Review;

public static class ReviewServices
{
    // Functions apps are told their own address by the platform.
    private const string AzureHost = "WEBSITE_HOSTNAME";

    /// <summary>What people decide about verdicts; needs a store, the member key and a clock.</summary>
    public static IServiceCollection AddReview(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ReviewOptions>()
            .Bind(configuration.GetSection(ReviewOptions.Section))
            .Configure(options => options.PublicAddress ??= configuration[AzureHost] is { Length: > 0 } host ? new($"https://{host}") : null)
            .Validate(
                options => options.PublicAddress is null or { IsAbsoluteUri: true, Scheme: "https" or "http" },
                "Review:PublicAddress is to be where members reach this installation, for example https://pipeline.example.org, or is to be left out.")
            .ValidateOnStart();
        return services
            .AddSingleton<AuditSample>()
            .AddSingleton<AppealLinks>()
            .AddSingleton<HoldTexts>()
            .AddSingleton<OpenReviews>()
            .AddSingleton<ReceiveReports>()
            .AddSingleton<ReceiveAppeal>()
            .AddSingleton<ReadReviews>()
            .AddSingleton<DecideReview>()
            .AddSingleton<AmendRecord>()
            .AddSingleton<ExportLabels>();
    }
}
