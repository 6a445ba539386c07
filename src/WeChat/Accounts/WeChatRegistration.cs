using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using VillageCloud.Domain.WeChat;

namespace VillageCloud.WeChat;

/// <summary>The accounts that stand in the settings, as read from <c>WeChat:Accounts:{n}</c>.</summary>
public sealed class WeChatOptions
{
    public IList<WeChatAccountOptions> Accounts { get; init; } = [];
}

/// <summary>Adds <see cref="WeChatAccounts"/>; a wrong account stops the process at start with every problem
/// named.</summary>
public static class WeChatRegistration
{
    /// <param name="section">The section <c>WeChat</c>.</param>
    /// <param name="isProduction">Refuses loopback and every host that isn't WeChat's.</param>
    public static IServiceCollection AddWeChat(
        this IServiceCollection services, IConfiguration section, bool isProduction)
    {
        _ = services.AddOptions<WeChatOptions>().Bind(section);
        return services.AddAccounts(isProduction);
    }

    /// <inheritdoc cref="AddWeChat(IServiceCollection, IConfiguration, bool)"/>
    public static IServiceCollection AddWeChat(
        this IServiceCollection services, IEnumerable<WeChatAccountOptions> accounts, bool isProduction)
    {
        _ = services.AddOptions<WeChatOptions>().Configure(options =>
        {
            foreach (var account in accounts) options.Accounts.Add(account);
        });
        return services.AddAccounts(isProduction);
    }

    private static IServiceCollection AddAccounts(this IServiceCollection services, bool isProduction)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<WeChatOptions>, WeChatOptionsValidation>(
            _ => new WeChatOptionsValidation(isProduction)));
        _ = services.AddOptions<WeChatOptions>().ValidateOnStart();
        services.TryAddSingleton<IWeChatConnector, WeChatConnector>();
        services.TryAddSingleton(static provider =>
        {
            var options = provider.GetRequiredService<IOptions<WeChatOptions>>().Value;
            var clock = provider.GetRequiredService<TimeProvider>();
            var loggers = provider.GetRequiredService<ILoggerFactory>();
            return new WeChatAccounts(options.Accounts.ToDictionary(
                static account => account.Village, account => new WeChatAccount(account, clock, loggers)));
        });
        return services;
    }

    private sealed class WeChatOptionsValidation(bool isProduction) : IValidateOptions<WeChatOptions>
    {
        public ValidateOptionsResult Validate(string? name, WeChatOptions options)
        {
            var problems = options.Accounts
                .SelectMany((account, n) => account.Validate(isProduction)
                    .Select(problem => $"WeChat:Accounts:{n}:{problem}"))
                .ToList();
            if (options.Accounts.DistinctBy(static account => account.Village).Count() < options.Accounts.Count)
                problems.Add("WeChat:Accounts: two accounts name the same Village");
            return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
        }
    }
}
