import java.sql.DriverManager

object Main {
  def main(args: Array[String]): Unit = {
    val connection = DriverManager.getConnection("jdbc:postgresql://db.lab.internal/lab?sslmode=require", "lab", "pw")
    connection.close()
  }
}
