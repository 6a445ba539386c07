using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Audit;

/// <summary>What lies in the pack, in the words of whoever has to check it.</summary>
internal static class PackReadme
{
    public const string Name = "说明.txt";

    public static string Of(string village, DateTimeOffset now, bool withTrail, int apart) =>
        $"""
        {village} 审计包
        {BeijingTime.DayOf(now):yyyy-MM-dd} 导出，是导出那一刻的账。金额除了 json 里的，单位都是元；json 里的单位是分。
        表格是 CSV（UTF-8），用 WPS 或 Excel 打开。字前面多一个空格的，是为了不让表格软件把它当公式。

        一、里面有什么
        账本/分录.csv　　　　　每一笔分录的每一行：哪天、什么事、记在哪个科目、哪一户、借还是贷
        账本/账本.journal　　　同样的分录，别的记账软件（hledger）能直接读
        报表/某月-科目余额表.csv、报表/某月-盈余及盈余分配表.csv、报表/某月-成员账户.csv
        自检.csv　　　　　　　系统自己查账的每一条规矩，成立不成立
        {(withTrail ? "操作记录.csv　　　　　谁在什么时候做了什么" : "（没有操作记录：只有监事导出的包里才有）")}
        清分/某月.json　　　　这个月清分的每一笔：卖了多少、优惠和退款多少、照哪条规则分
        清分/某月-结果.csv　　系统算的：每一笔分给农户、基金、平台、合作社各多少（以后的退款已经扣掉）
        分红/某月.json　　　　做方案用的数：收入、支出、以前的亏损、每户的交易额和出资、上期留下的
        分红/某月-方案.csv　　系统算的：每户按交易额返还多少、按出资分多少、这次发多少、留到下次多少
        {PackFile.Sums}　　　每个文件的校验码

        二、怎么核对
        1. 文件有没有被改过：在解开的文件夹里运行 sha256sum -c {PackFile.Sums}，每一行都应当是 OK。
        2. 借贷平不平：分录.csv 里，借方合计应当等于贷方合计；每个分录号自己也应当相等。也可以运行
           hledger -f 账本/账本.journal balance，最后的合计应当是 0。
        3. 报表对不对：某个科目某月的发生额，应当等于分录.csv 里这个科目这个月的借方、贷方合计。
        4. 清分对不对：运行 ./run allocate 清分/某月.json。结果里 settled_lines 是清分那天的，refund_adjustments 是以后
           退款减掉的，两个加起来应当等于“结果.csv”的同一行（line_no 就是“行号”）。这个文件里分红的部分不用看。
        5. 分红对不对：运行 ./run allocate 分红/某月.json。结果里 households 每户的 patronage_fen、capital_fen、payout_fen，
           应当等于“方案.csv”里这一户的三个数。这个文件把每户的交易额写成一行，清分的部分不用看。
        {Apart(apart)}
        """.ReplaceLineEndings("\r\n");

    private static string Apart(int sales) => sales == 0
        ? ""
        : $"""

        三、另外要人看的
        有 {sales} 笔不是单按百分比、单在四方之间分的（例如先付版权费），allocate 算不了，没有放进 清分/某月.json，
        只在“结果.csv”里，“怎么核对”一列写着“看规则”，请照规则协议手工核对。

        """;
}
