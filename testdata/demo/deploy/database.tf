locals {
  family = "postgres14"
}

resource "aws_db_parameter_group" "orders" {
  name   = "orders"
  family = local.family

  parameter {
    name  = "log_connections"
    value = "1"
  }
}

resource "aws_db_instance" "orders" {
  engine               = "postgres"
  engine_version       = "14.9"
  parameter_group_name = aws_db_parameter_group.orders.name
  ca_cert_identifier   = "rds-ca-2019"
}
