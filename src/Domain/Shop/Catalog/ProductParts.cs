using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Shop.Catalog;

/// <summary>One of the pictures at the head of a product.</summary>
public sealed class ProductPicture : ICooperativeOwned
{
    private ProductPicture()
    {
    }

    internal ProductPicture(CooperativeId cooperativeId, PictureId picture, int position)
    {
        CooperativeId = cooperativeId;
        PictureId = picture;
        Position = position;
    }

    public long Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    public ProductId ProductId { get; private set; }

    public PictureId PictureId { get; private set; }

    /// <summary>From 0, the cover.</summary>
    public int Position { get; private set; }
}

public enum BlockKind
{
    Paragraph,
    Heading,
    Picture,
}

/// <summary>One piece of what is told of a product, in plain text or as a picture: nothing in it is ever markup.
/// </summary>
public sealed class ProductBlock : ICooperativeOwned
{
    private ProductBlock()
    {
    }

    internal ProductBlock(CooperativeId cooperativeId, BlockEntry entry, int position)
    {
        CooperativeId = cooperativeId;
        Kind = entry.Kind;
        Text = entry.Text;
        PictureId = entry.Picture;
        Position = position;
    }

    public long Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    public ProductId ProductId { get; private set; }

    public int Position { get; private set; }

    public BlockKind Kind { get; private set; }

    /// <summary>Of a picture, what it shows; may be empty there.</summary>
    public string Text { get; private set; } = "";

    public PictureId? PictureId { get; private set; }
}

/// <param name="Picture">Of a picture, and of nothing else.</param>
public sealed record BlockEntry(BlockKind Kind, string Text, PictureId? Picture = null);
