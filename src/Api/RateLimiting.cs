using VillageCloud.Api.Http;

namespace VillageCloud.Api;

/// <summary>The limits of every face, whichever of them this process shows.</summary>
public static class RateLimiting
{
    public static IServiceCollection AddVillageRateLimits(
        this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<RateLimitOptions>(configuration.GetSection("Api:RateLimits"));
        services.ConfigureOptions<RateLimits>();
        services.AddRateLimiter(static _ => { });
        services.AddProblemDetails();
        return services;
    }
}
