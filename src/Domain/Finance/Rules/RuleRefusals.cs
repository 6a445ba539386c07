using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Rules;

public sealed record PartyNameInvalid()
    : Refusal("party.name_invalid", $"请写上分成方的名字，最多 {Party.LongestName} 个字");

public sealed record PartyAccountWrong(string Account)
    : Refusal("party.account_not_for_parties", $"“{Account}”不能记分成方的钱，请选应付款、专项应付款或经营收入下的科目");

public sealed record RuleCodeInvalid()
    : Refusal("rule.code_invalid", $"请给分成规则一个代号，最多 {RevenueRule.LongestCode} 个字");

public sealed record RuleScopeNotOne()
    : Refusal("rule.scope_not_one", "分成规则只能针对全部商品，或者一个品类、一位工匠、一件商品，请只选一样");

public sealed record RuleScopeChanged(string Code)
    : Refusal("rule.scope_changed", $"规则 {Code} 的新版本要管同样的商品；要管别的，请另立一个代号");

public sealed record RuleScopeTaken(string Code)
    : Refusal("rule.scope_taken", $"这些商品已经由规则 {Code} 管着，请改成它的新版本");

public sealed record RuleEffectiveTooEarly(string Code, int Revision, DateOnly EffectiveFrom)
    : Refusal(
        "rule.effective_too_early",
        $"规则 {Code} 第 {Revision} 版从 {EffectiveFrom:yyyy-MM-dd} 起用，新版本不能早于这一天，请改日期");

public sealed record RulePartyUnknown(string Party)
    : Refusal("rule.party_unknown", $"本村没有分成方“{Party}”，请先加上或改选");

public sealed record RulePartyTwice(string Party)
    : Refusal("rule.party_twice", $"“{Party}”在这个规则里写了两次，请合成一步");
