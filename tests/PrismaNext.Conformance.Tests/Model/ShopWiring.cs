namespace PrismaNext.Conformance.Tests.Model;

/// <summary>Sets the navigations of the rows in memory, as the foreign keys say.</summary>
internal static class ShopWiring
{
    public static void Connect()
    {
        foreach (var customer in ShopData.Customers)
        {
            customer.Referrer = ShopData.Customers.FirstOrDefault(c => c.Id == customer.ReferrerId);
            customer.Referred.AddRange(ShopData.Customers.Where(c => c.ReferrerId == customer.Id));
            customer.Orders.AddRange(ShopData.Orders.Where(o => o.CustomerId == customer.Id));
            customer.Vehicles.AddRange(ShopData.Vehicles.Where(v => v.OwnerId == customer.Id));
        }

        foreach (var badge in ShopData.Badges)
        {
            badge.Customer = ShopData.Customers.Single(c => c.Id == badge.CustomerId);
            badge.Customer.Badge = badge;
        }

        foreach (var employee in ShopData.Employees)
        {
            employee.Manager = ShopData.Employees.FirstOrDefault(e => e.Id == employee.ManagerId);
            employee.Reports.AddRange(ShopData.Employees.Where(e => e.ManagerId == employee.Id));
            employee.Orders.AddRange(ShopData.Orders.Where(o => o.EmployeeId == employee.Id));
        }

        foreach (var order in ShopData.Orders)
        {
            order.Customer = ShopData.Customers.FirstOrDefault(c => c.Id == order.CustomerId);
            order.Employee = ShopData.Employees.Single(e => e.Id == order.EmployeeId);
            order.Lines.AddRange(ShopData.Lines.Where(l => l.OrderId == order.Id));
            order.Payments.AddRange(ShopData.Payments.Where(p => p.OrderId == order.Id));
        }

        foreach (var line in ShopData.Lines)
        {
            line.Order = ShopData.Orders.Single(o => o.Id == line.OrderId);
            line.Product = ShopData.Products.Single(p => p.Id == line.ProductId);
        }

        foreach (var product in ShopData.Products)
        {
            product.Category = ShopData.Categories.FirstOrDefault(c => c.Id == product.CategoryId);
            product.Lines.AddRange(ShopData.Lines.Where(l => l.ProductId == product.Id));
            product.Tags.AddRange(ShopData.Tags.Where(t => ShopData.ProductTags.Contains((product.Id, t.Id))));
        }

        foreach (var category in ShopData.Categories)
        {
            category.Parent = ShopData.Categories.FirstOrDefault(c => c.Id == category.ParentId);
            category.Children.AddRange(ShopData.Categories.Where(c => c.ParentId == category.Id));
            category.Products.AddRange(ShopData.Products.Where(p => p.CategoryId == category.Id));
        }

        foreach (var tag in ShopData.Tags)
            tag.Products.AddRange(ShopData.Products.Where(p => ShopData.ProductTags.Contains((p.Id, tag.Id))));
        foreach (var vehicle in ShopData.Vehicles)
            vehicle.Owner = ShopData.Customers.FirstOrDefault(c => c.Id == vehicle.OwnerId);
        foreach (var payment in ShopData.Payments)
            payment.Order = ShopData.Orders.Single(o => o.Id == payment.OrderId);
    }
}
