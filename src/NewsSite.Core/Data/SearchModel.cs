using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Search;

namespace NewsSite.Core.Data;

/// <summary>The table that full-text search stands on; the index itself is made by each database's own migration.</summary>
internal static class SearchModel
{
    public static void Configure(ModelBuilder builder) =>
        builder.Entity<SearchDocument>(document =>
        {
            document.HasOne<Article>().WithMany().HasForeignKey(d => d.ArticleId).OnDelete(DeleteBehavior.Cascade);
            document.HasIndex(d => new { d.ArticleId, d.Audience }).IsUnique();
        });
}
