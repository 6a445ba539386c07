using System.Text;
using VillageCloud.Data.Leaving;

namespace VillageCloud.Host.Leaving;

/// <summary>The page that lies in an export: what it is, how to read it, and what each file holds.</summary>
internal static class ArchiveReadme
{
    public static string Of(string name, string slug, DateTimeOffset takenAt, IEnumerable<VillageTable> tables)
    {
        var text = new StringBuilder(
            $"""
            {name}（{slug}）的全部数据，{takenAt:yyyy-MM-dd HH:mm} UTC 那一刻的样子
            All data of {name} ({slug}) as of {takenAt:yyyy-MM-dd HH:mm} UTC

            这里有姓名、手机号、银行账号，都是明文。请像保管账本和公章一样保管，不要发到群里。
            会计凭证、账簿至少保管 30 年（会计档案管理办法）。
            It holds names, phones and bank accounts in clear: keep it as you keep the books and the seal.

            怎么读
            - data/ 里一张表一个文件，UTF-8，一行一条，每行是一个 JSON 对象（JSON Lines），任何编程语言都能读。
            - 名字以 _fen 结尾的是钱，单位是分，整数；_at 是时刻（UTC）；没有的写 null；_id 指向另一张表的 id。
            - pictures/ 里是图片（WebP），文件名就是 pictures 表里的 key。
            - manifest.json 列出每个文件的 SHA-256 和行数，可以核对有没有缺、有没有被改过。
            - 密码、验证器密钥、登录状态、微信密钥不在里面，具体见 manifest.json 的 leftOut。

            How to read it
            - data/ has a file a table: UTF-8, one JSON object a line (JSON Lines).
            - What ends with _fen is money in integer fen; _at is an instant in UTC; _id points to an id of another
              table; null is nothing.
            - pictures/ has the pictures (WebP), named by the key in the table pictures.
            - manifest.json has the SHA-256 of every file and the number of its rows.
            - Passwords, keys of second factors, sessions and WeChat's keys are not in it: leftOut in manifest.json.

            文件 Files

            """);
        foreach (var table in tables)
        {
            var word = TableWords.Of[table.Name];
            _ = text.AppendLine($"- data/{table.Name}.jsonl  {word.Chinese}  {word.English}");
        }

        return text.Replace("\r\n", "\n").ToString();
    }
}
