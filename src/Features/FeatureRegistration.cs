using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using VillageCloud.Features.Finance.Approvals;
using VillageCloud.Features.Finance.Ledger;
using VillageCloud.Features.Finance.Payouts;
using VillageCloud.Features.Messaging;
using VillageCloud.Features.People.Alarms;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Shop.AfterSales;
using VillageCloud.Features.Village.Cooperatives;

namespace VillageCloud.Features;

/// <summary>A feature is registered by what it is: a public class with a public <c>Run</c>, or a handler of messages.
/// Nobody keeps a list.</summary>
public static class FeatureRegistration
{
    public static IServiceCollection AddFeatures(this IServiceCollection services)
    {
        services.AddSingleton<VillageDirectory>();
        services.AddScoped<UnitOfWork>();
        services.AddScoped<Books>();
        services.AddScoped<Worklist>();
        services.AddScoped<TopUps>();
        services.AddScoped<PayoutReturns>();
        services.AddScoped<HandPosting>();
        services.AddScoped<RefundEffects>();
        foreach (var type in typeof(FeatureRegistration).Assembly.GetExportedTypes().Where(IsFeature))
        {
            services.AddScoped(type);
            if (type.IsAssignableTo(typeof(IInboxHandler)))
                services.AddScoped(typeof(IInboxHandler), provider => provider.GetRequiredService(type));
            if (type.IsAssignableTo(typeof(IOutboxHandler)))
                services.AddScoped(typeof(IOutboxHandler), provider => provider.GetRequiredService(type));
        }

        return services;
    }

    private static bool IsFeature(Type type) =>
        type is { IsClass: true, IsSealed: true, IsAbstract: false, IsNested: false }
        && (type.IsAssignableTo(typeof(IInboxHandler))
            || type.IsAssignableTo(typeof(IOutboxHandler))
            || type.GetMethods(BindingFlags.Public | BindingFlags.Instance).Any(static method => method.Name == "Run"));
}
