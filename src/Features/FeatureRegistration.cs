using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using VillageCloud.Features.Audit;
using VillageCloud.Features.Finance.Approvals;
using VillageCloud.Features.Finance.Banking;
using VillageCloud.Features.Finance.Ledger;
using VillageCloud.Features.Finance.Merchants;
using VillageCloud.Features.Finance.Payments;
using VillageCloud.Features.Finance.Reconciliation;
using VillageCloud.Features.Finance.Rules;
using VillageCloud.Features.Finance.Settings;
using VillageCloud.Features.Insights;
using VillageCloud.Features.Messaging;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.People.Accounts;
using VillageCloud.Features.People.Alarms;
using VillageCloud.Features.People.Households;
using VillageCloud.Features.People.Staff;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Platform.Retention;
using VillageCloud.Features.Shop.AfterSales;
using VillageCloud.Features.Shop.Visits;
using VillageCloud.Features.Village.Cooperatives;
using VillageCloud.Features.Village.Media;

namespace VillageCloud.Features;

/// <summary>A feature is registered by what it is: a public class with a public <c>Run</c>, or a part of something that
/// many nouns bring a part of. Nobody keeps a list.</summary>
public static class FeatureRegistration
{
    private static readonly Type[] Parts =
    [
        typeof(IInboxHandler), typeof(IOutboxHandler), typeof(IApprovalSource), typeof(IPostsByHand),
        typeof(ICloseMatter), typeof(IPaidFor), typeof(IFoundingPart), typeof(ICapitalRequests), typeof(IPictureUse),
        typeof(IForgets), typeof(ILeavingMatter), typeof(IHouseholdGoods),
    ];

    public static IServiceCollection AddFeatures(this IServiceCollection services)
    {
        services.AddSingleton(new RealClock(TimeProvider.System));
        services.AddSingleton<VillageDirectory>();
        services.AddSingleton<FirstRunDoor>();
        services.AddSingleton<VisitCounter>();
        services.AddSingleton<KnownRules>();
        services.AddScoped<UnitOfWork>();
        services.AddScoped<DutyCheck>();
        services.AddScoped<TryCount>();
        services.AddScoped<OwnSecrets>();
        services.AddScoped<InvitationDesk>();
        services.AddScoped<SeatDesk>();
        services.AddScoped<StaffRoll>();
        services.AddScoped<StaffWork>();
        services.AddScoped<Books>();
        services.AddScoped<Worklist>();
        services.AddScoped<HandPosting>();
        services.AddScoped<MerchantDesk>();
        services.AddScoped<TermsInForce>();
        services.AddScoped<RefundEffects>();
        services.AddScoped<BreakSides>();
        services.AddScoped<BankMatch>();
        services.AddScoped<StatementTaking>();
        services.AddScoped<PictureTaking>();
        services.AddScoped<StaffUpload>();
        services.AddScoped<WhatHoldsPerson>();
        services.AddScoped<PackBooks>();
        services.AddScoped<PackAllocation>();
        foreach (var type in typeof(FeatureRegistration).Assembly.GetExportedTypes().Where(IsFeature))
        {
            services.AddScoped(type);
            foreach (var part in Parts.Where(type.IsAssignableTo))
                services.AddScoped(part, provider => provider.GetRequiredService(type));
        }

        return services;
    }

    private static bool IsFeature(Type type) =>
        type is { IsClass: true, IsSealed: true, IsAbstract: false, IsNested: false }
        && (Array.Exists(Parts, type.IsAssignableTo)
            || type.GetMethods(BindingFlags.Public | BindingFlags.Instance).Any(static method => method.Name == "Run"));
}
