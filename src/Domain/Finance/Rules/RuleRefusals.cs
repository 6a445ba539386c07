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

public sealed record RuleScopeUnknown()
    : Refusal("rule.scope_unknown", "规则要管的品类、工匠或商品，村里没有，请重新打开这一页再选");

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

public sealed record RuleAgreementMissing()
    : Refusal("rule.agreement_missing", $"请写上三方议事纪要的文号，最多 {RuleProposal.LongestAgreement} 个字");

public sealed record RuleSeatsNotThree()
    : Refusal("rule.seats_not_three", "农户、企业、政府的代表要是三个不同的人，请重新选");

/// <param name="Name">Whoever was named and is no representative.</param>
public sealed record RuleSeatUnfit(string Name)
    : Refusal("rule.seat_unfit", $"{Name}没有坐在这个席位上，请先在「人员」里把三个席位派好");

public sealed record RuleEffectiveInThePast()
    : Refusal("rule.effective_in_the_past", "规则从今天或以后的一天起用，请改日期：已经卖出的按当时的规则分");

public sealed record RuleProposalUnknown()
    : Refusal("rule.proposal_unknown", "没有找到这份议案，请刷新后再看")
{
    public override RefusalKind Kind => RefusalKind.NotFound;
}

public sealed record RuleProposalOver()
    : Refusal("rule.proposal_over", "这份议案已经有了结果，请刷新")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record RuleProposalWaiting(string Code)
    : Refusal("rule.proposal_waiting", $"规则 {Code} 还有一份议案在等三方表态，先等它有结果，或者请提出的人撤回")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record RuleSeatNotYours()
    : Refusal("rule.seat_not_yours", "这份议案没有请您代表哪一方，要表态请找提出的人改代表名单")
{
    public override RefusalKind Kind => RefusalKind.Forbidden;
}

public sealed record RuleAlreadyAgreed()
    : Refusal("rule.already_agreed", "您已经同意过了，等另外两方表态")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record RuleNotYoursToWithdraw()
    : Refusal("rule.not_yours_to_withdraw", "只有提出议案的人能撤回；不同意请写明理由")
{
    public override RefusalKind Kind => RefusalKind.Forbidden;
}
