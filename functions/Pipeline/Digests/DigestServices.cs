using Microsoft.Extensions.DependencyInjection;

namespace Pipeline.Digests;

public static class DigestServices
{
    /// <summary>The weekly digest; needs a store, reports, calls to platforms, a clock, and a <see cref="DrawDigest"/>.</summary>
    public static IServiceCollection AddDigests(this IServiceCollection services) => services
        .AddSingleton<ReadDigest>()
        .AddSingleton<PostDigest>()
        .AddSingleton<SendDigest>()
        .AddSingleton<SendDigests>();
}
